import type { Role } from '../../contract/permissions.ts';

/** Twenty invented people for each role, so that several can try the product at once. */
export function samplePerson(role: Role, number: number): { id: string; name: string; roles: Role[] } {
  return { id: `sample-${role}-${number}`, name: NAMES[role][(number - 1) % 20] ?? role, roles: [role] };
}

const FIRST_NAMES: Record<Role, string> = {
  agent:
    'Asha Bina Chitra Devika Esha Farah Gita Hema Isha Jaya Kavya Leela Meera Nisha Ojas Priya Rekha Sara Tara Uma',
  operator:
    'Arjun Bharat Chetan Dev Eshan Firoz Gopal Harish Imran Jatin Kiran Lalit Mohan Nikhil Om Pranav Rohan Suresh Tarun Uday',
  approver:
    'Anil Bhavna Charu Deepa Ekta Fiza Gauri Hina Indu Juhi Komal Lata Mala Neha Omana Pooja Ritu Sunita Tanvi Usha',
  admin:
    'Amit Bala Cyrus Dinesh Elan Faisal Girish Hari Inder Jai Kamal Lokesh Manoj Naveen Owais Pawan Raj Sanjay Tejas Umesh',
  auditor:
    'Aditi Binita Chhaya Diya Ela Falguni Garima Harsha Ila Jyoti Kusum Lekha Mridula Nandini Oviya Padma Rani Shobha Trupti Urmi',
};

const SURNAMES: Record<Role, string> = {
  agent: 'Nair',
  operator: 'Mehta',
  approver: 'Iyer',
  admin: 'Sharma',
  auditor: 'Bose',
};

const NAMES = Object.fromEntries(
  Object.entries(FIRST_NAMES).map(([role, names]) => [
    role,
    names.split(' ').map((name) => `${name} ${SURNAMES[role as Role]}`),
  ]),
) as Record<Role, string[]>;
