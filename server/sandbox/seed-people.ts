import type { Recipient } from './link-plan.ts';
import { seededRandom } from './seeded-random.ts';

const PEOPLE = 220;

/** One of a fixed crowd, so that some people hold several links. A few gave no e-mail, a few nothing at all. */
export function seedPerson(seed: number, pick: number): Recipient {
  const random = seededRandom(`${seed}:person:${Math.floor(pick * PEOPLE)}`);
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const mobile = `${random.between(6, 9)}${random.text(9, '0123456789')}`;
  const domain = random.pick(DOMAINS);
  const mailbox = `${first}.${last}${random.chance(0.4) ? random.between(1, 99) : ''}`.toLowerCase();
  const kind = random.next();
  if (kind < 0.04) return { name: '', mobile: '', email: '' };
  if (kind < 0.07) return { name: random.pick(NAMES_IN_OTHER_SCRIPTS), mobile, email: '' };
  return { name: `${first} ${last}`, mobile, email: kind < 0.17 ? '' : `${mailbox}@${domain}` };
}

const FIRST_NAMES = [
  ...['Aarav', 'Aditi', 'Ajay', 'Akash', 'Amit', 'Ananya', 'Anil', 'Anita', 'Arjun', 'Asha', 'Bhavna'],
  ...['Chetan', 'Deepa', 'Deepak', 'Divya', 'Farhan', 'Gaurav', 'Geeta', 'Harish', 'Imran', 'Ishita'],
  ...['Jaya', 'Karthik', 'Kavita', 'Kiran', 'Lakshmi', 'Manish', 'Meera', 'Mohan', 'Nandini', 'Neha'],
  ...['Nikhil', 'Pooja', 'Pradeep', 'Priya', 'Rahul', 'Rajesh', 'Rakesh', 'Rekha', 'Ritu', 'Rohan'],
  ...['Sanjay', 'Sneha', 'Sunita', 'Suresh', 'Tanvi', 'Usha', 'Varun', 'Vijay', 'Vikram', 'Yash', 'Zoya'],
];
const LAST_NAMES = [
  ...['Agarwal', 'Banerjee', 'Bhat', 'Chauhan', 'Das', 'Desai', 'Fernandes', 'Ghosh', 'Gupta', 'Iyer'],
  ...['Jadhav', 'Jain', 'Joshi', 'Kapoor', 'Kaur', 'Khan', 'Kulkarni', 'Kumar', 'Mehta', 'Menon', 'Mishra'],
  ...['Nair', 'Patel', 'Patil', 'Pillai', 'Rao', 'Reddy', 'Saxena', 'Shah', 'Sharma', 'Shaikh', 'Singh'],
  ...['Sinha', 'Srinivasan', 'Thomas', 'Tiwari', 'Varma', 'Verma', 'Yadav'],
];
const NAMES_IN_OTHER_SCRIPTS = ['आरती शर्मा', 'राजेश वर्मा', 'முருகன் செல்வம்', 'সুমন দাস'];
const DOMAINS = ['gmail.com', 'gmail.com', 'yahoo.co.in', 'outlook.com', 'rediffmail.com', 'hotmail.com'];
