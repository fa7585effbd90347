import type { DirectoryRecord, ListedFacts, TrackedFacts } from '../src/directory/directory-record.ts';
import { seededRandom, type SeededRandom } from '../sandbox/seeded-random.ts';

const DAY_MS = 86_400_000;
/** So many ends of numbers and amounts are shared by half of all links: a page of one is full at ten thousand, too. */
const SHARED = 50;
export const SHARED_ENDS = Array.from({ length: SHARED }, (_, index) => String(1007 + 7 * index));

/** Each of these names has one link in a hundred. */
export const SHARED_NAMES = ['Rahul Kumar', 'Priya Sharma', 'Amit Singh', 'Pooja Gupta', 'Sunil Yadav'];

/** Of a directory of any size the link of this number; the same on every machine, and in every larger one. */
export function manyLink(index: number, now: number): DirectoryRecord {
  const random = seededRandom(`link:${index}`);
  const status = statusOf(random);
  const isOpen = status === 'ISSUED' || status === 'PROCESSING';
  const ageMs = random.between(60_000, (isOpen ? 20 : 700) * DAY_MS) + (isOpen ? 0 : 31 * DAY_MS);
  const createdAt = Math.floor((now - ageMs) / 1000) * 1000;
  const listed = listedOf(random, index, createdAt, isOpen ? now + random.between(1, 30 * DAY_MS) : null);
  const isClaimed = status === 'CLAIMED';
  return {
    linkId: (createdAt / 1000).toString(16).padStart(8, '0') + random.text(16, '0123456789abcdef'),
    ...{ status, providerStatus: status, amountPaise: amountOf(random), createdAt },
    sinceAt: isClaimed || status === 'CANCELLED' ? createdAt + random.between(1000, DAY_MS) : null,
    ...{ statusAt: now, listed, listedAt: now },
    ...(isClaimed
      ? { tracked: trackedOf(random, createdAt), trackedAt: now }
      : { tracked: null, trackedAt: null }),
    look: null,
  };
}

/** What only a few links have, and another one for each few: letters alone. */
export function rareWord(index: number): string {
  let word = '';
  for (let rest = Math.floor(index / 3) + 400; rest > 0; rest = Math.floor(rest / 80))
    word = `${'bcdfghjklmnprstv'[rest % 16]}${'aeiou'[Math.floor(rest / 16) % 5]}${word}`;
  return `x${word}`;
}

function statusOf(random: SeededRandom): DirectoryRecord['status'] {
  const share = random.next();
  if (share < 0.12) return 'ISSUED';
  if (share < 0.13) return 'PROCESSING';
  if (share < 0.75) return 'CLAIMED';
  return share < 0.83 ? 'CANCELLED' : 'EXPIRED';
}

function listedOf(
  random: SeededRandom,
  index: number,
  createdAt: number,
  expiresAt: number | null,
): ListedFacts {
  const name = nameOf(random);
  return {
    name,
    mobile: `${random.between(6, 9)}${random.text(5, DIGITS)}${endOf(random)}`,
    email: random.chance(0.6) ? `${name.replace(' ', '.')}${index}@example.in`.toLowerCase() : null,
    purpose: random.pick(PURPOSES),
    description: `${random.pick(OCCASIONS)} ${rareWord(index)}`,
    referenceNo: random.chance(0.4) ? 'NA' : `INV-${100_000 + index}`,
    orderId: orderIdOf(random),
    url: `https://instant.pe/${random.text(7, LETTERS + LETTERS.toLowerCase())}`,
    qrUrl: null,
    paymentModes: ['ACCOUNT', 'UPI'],
    verifiesBeneficiary: random.chance(0.5),
    activatedAt: createdAt,
    expiresAt: expiresAt ?? createdAt + random.between(1, 30) * DAY_MS,
  };
}

function trackedOf(random: SeededRandom, createdAt: number): TrackedFacts {
  const number = `${random.between(1, 9)}${random.text(9, DIGITS)}${endOf(random)}`;
  return {
    ...{ createdAt, sentAt: createdAt + 1000, sinceAt: createdAt + 60_000 },
    orderIds: [orderIdOf(random), orderIdOf(random)],
    accounts: [{ number, ifsc: random.pick(IFSCS) }],
  };
}

function nameOf(random: SeededRandom): string {
  if (random.chance(0.05)) return random.pick(SHARED_NAMES);
  return `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
}

function endOf(random: SeededRandom): string {
  return random.chance(0.5) ? random.pick(SHARED_ENDS) : random.text(4, DIGITS);
}

function amountOf(random: SeededRandom): number {
  return random.chance(0.5) ? 10_000 * random.between(1, SHARED) : random.between(100, 10_000_000);
}

function orderIdOf(random: SeededRandom): string {
  return random.text(13, DIGITS) + random.text(5, LETTERS);
}

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const IFSCS = ['HDFC0000060', 'SBIN0001234', 'YESB0CMSNOC', 'ICIC0000104'];
const PURPOSES = ['Refund', 'Cashback', 'Salary', 'Incentive', 'Insurance claim', 'Vendor payment'];
const OCCASIONS = ['Diwali', 'Monthly run', 'Return of order', 'Goodwill', 'Overcharged'];
const FIRST_NAMES =
  `Aarav Aditi Aisha Akash Amit Amrita Ananya Anil Anjali Arjun Asha Deepa Deepak Divya Farhan
 Gaurav Geeta Gopal Harish Imran Ishaan Jaya Karan Kavita Kiran Lakshmi Manish Meera Mohan Nandini Neha Nikhil
 Pooja Prakash Priya Rahul Rajesh Rakesh Ravi Rekha Rohan Sanjay Sarita Shreya Sunil Sunita Suresh Tara Vijay
 Vikram`.split(/\s+/);
const LAST_NAMES =
  `Agarwal Bansal Banerjee Bhat Chatterjee Chauhan Das Desai Deshpande Dutta Gandhi Ghosh Gupta
 Iyer Jain Joshi Kapoor Kaur Khan Kulkarni Kumar Malhotra Mehta Menon Mishra Mukherjee Nair Naidu Pandey Patel
 Patil Pillai Rao Reddy Roy Saxena Sen Shah Sharma Shetty Singh Sinha Srivastava Thakur Tiwari Varma Verma
 Yadav`.split(/\s+/);
