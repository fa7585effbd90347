/** Several things at once: each line is what is read of it, as in `pastes-of-numbers.ts`; `?` cannot be read. */
export const PASTES_OF_LISTS: readonly (readonly [paste: string, lines: readonly string[]])[] = [
  [
    '65704add83911e52b70ebcbc\n657a99b983911e52b70ebcbd',
    ['link id 65704add83911e52b70ebcbc', 'link id 657a99b983911e52b70ebcbd'],
  ],
  [
    '65704add83911e52b70ebcbc, 657a99b983911e52b70ebcbd',
    ['link id 65704add83911e52b70ebcbc', 'link id 657a99b983911e52b70ebcbd'],
  ],
  [
    '65704add83911e52b70ebcbc 657a99b983911e52b70ebcbd',
    ['link id 65704add83911e52b70ebcbc', 'link id 657a99b983911e52b70ebcbd'],
  ],
  [
    '["65704add83911e52b70ebcbc","657a99b983911e52b70ebcbd"]',
    ['link id 65704add83911e52b70ebcbc', 'link id 657a99b983911e52b70ebcbd'],
  ],
  [
    'https://desk.example.com/links/65704add83911e52b70ebcbc\nhttps://desk.example.com/links/657a99b983911e52b70ebcbd',
    ['link id 65704add83911e52b70ebcbc', 'link id 657a99b983911e52b70ebcbd'],
  ],
  [
    'Please cancel these:\n65704add83911e52b70ebcbc\n657a99b983911e52b70ebcbd\nThanks\nAsha',
    ['link id 65704add83911e52b70ebcbc', 'link id 657a99b983911e52b70ebcbd'],
  ],
  [
    '1. 9876543210\n2. 9123456780\n3) 90000 00001',
    ['mobile 9876543210 …', 'mobile 9123456780 …', 'mobile 9000000001 …'],
  ],
  ['• 98765 43210\n• +91 91234 56780', ['mobile 9876543210 …', 'mobile 9123456780 …']],
  [
    '- INV-1001\n- INV-1002\n- INV-1003',
    ['reference INV1001 …', 'reference INV1002 …', 'reference INV1003 …'],
  ],
  ['9876543210, 9123456780', ['mobile 9876543210 …', 'mobile 9123456780 …']],
  ['9876543210 9123456780', ['mobile 9876543210 …', 'mobile 9123456780 …']],
  ['9876543210/9123456780', ['mobile 9876543210 …', 'mobile 9123456780 …']],
  ['9876543210 and 9123456780', ['mobile 9876543210 …', 'mobile 9123456780 …']],
  ['ravi@gmail.com; asha@example.in', ['e-mail ravi@gmail.com', 'e-mail asha@example.in']],
  [
    'Ravi Kumar <ravi@gmail.com>\nAsha Rao <asha@example.in>',
    ['e-mail ravi@gmail.com', 'e-mail asha@example.in'],
  ],
  ['INV-1001, INV-1002', ['reference INV1001 …', 'reference INV1002 …']],
  [
    '1231212092131KTMDF\n1231212092140ABCDE',
    ['order id 1231212092131KTMDF …', 'order id 1231212092140ABCDE …'],
  ],
  ['RK25FH\nAbC123', ['short link RK25FH …', 'short link AbC123 …']],
  ['https://instant.pe/RK25FH\nhttps://instant.pe/AbC123', ['short link RK25FH', 'short link AbC123']],
  ['4411\n4412\n4413', ['mobile end 4411 …', 'mobile end 4412 …', 'mobile end 4413 …']],
  ['4411, 4412', ['mobile end 4411 …', 'mobile end 4412 …']],
  ['••••••3210\n••••••6780', ['mobile end 3210 …', 'mobile end 6780 …']],
  ['₹500\n₹700', ['amount 50000', 'amount 70000']],
  ['Ravi Kumar ₹500\nAsha Rao ₹700', ['words ravi+kumar 50000 …', 'words asha+rao 70000 …']],
  [
    'Name\tAmount\nRavi Kumar\t500.00\nAsha Rao\t1,200.50',
    ['words ravi+kumar 50000 …', 'words asha+rao 120050 …'],
  ],
  ['Ravi Kumar\nAsha Rao', ['words ravi+kumar …', 'words asha+rao …']],
  [
    'Link id\tMobile\tAmount\n65704add83911e52b70ebcbc\t9876543210\t500.00\n657a99b983911e52b70ebcbd\t9123456780\t₹700',
    [
      'link id 65704add83911e52b70ebcbc » mobile 9876543210 …',
      'link id 657a99b983911e52b70ebcbd » mobile 9123456780 …',
    ],
  ],
  [
    'Sr No,Name,Mobile,Amount\n1,Ravi Kumar,9876543210,500\n2,Asha Rao,9123456780,700',
    ['mobile 9876543210 …', 'mobile 9123456780 …'],
  ],
  ['Ravi Kumar, 9876543210, 500\nAsha Rao, 9123456780, 700', ['mobile 9876543210 …', 'mobile 9123456780 …']],
  ['Ravi 9876543210\nAsha 9123456780', ['mobile 9876543210 …', 'mobile 9123456780 …']],
  ['Reference\tAmount\nINV-1001\t1,20,000.00\nINV-1002\t500.00', ['reference INV1001', 'reference INV1002']],
  [
    '"INV-1001","Ravi Kumar","500.00"\n"INV-1002","Asha Rao","700.00"',
    ['reference INV1001', 'reference INV1002'],
  ],
  ['| INV-1001 | Ravi |\n| INV-1002 | Asha |', ['reference INV1001', 'reference INV1002']],
  [
    '65704add83911e52b70ebcbc\nINV-12345\n9876543210',
    ['link id 65704add83911e52b70ebcbc', 'reference INV12345 …', 'mobile 9876543210 …'],
  ],
  ['9876543210\n98765\n9123456780', ['mobile 9876543210 …', 'mobile end 98765 …', 'mobile 9123456780 …']],
  [
    '9876543210\n9876543210x1\n9123456780',
    ['mobile 9876543210 …', 'reference 9876543210X1 …', 'mobile 9123456780 …'],
  ],
  ['INV-1001\n???12\nINV-1002', ['reference INV1001 …', '?', 'reference INV1002 …']],
  ['9876543210\r\n9123456780\r\n', ['mobile 9876543210 …', 'mobile 9123456780 …']],
  [
    '7770007428585742\n50100123456789',
    [
      'reference 7770007428585742 | account 7770007428585742',
      'reference 50100123456789 | account 50100123456789',
    ],
  ],
  [
    '334612345678\n334612345679',
    [
      'reference 334612345678 | account 334612345678 (UTR)',
      'reference 334612345679 | account 334612345679 (UTR)',
    ],
  ],

  // Names with a number each
  [
    'Imran Sheikh 300\nMeena Pillai 450',
    [
      'words imran+sheikh+300 | reference IMRAN-SHEIKH300 | words imran+sheikh 30000 …',
      'words meena+pillai+450 | reference MEENA-PILLAI450 | words meena+pillai 45000 …',
    ],
  ],
  [
    'Imran\t300\nMeena\t450\nTariq Ansari\t1100',
    [
      'words imran+300 | reference IMRAN300 | words imran 30000 …',
      'words meena+450 | reference MEENA450 | words meena 45000 …',
      'words tariq+ansari+1100 | reference TARIQ-ANSARI1100 | words tariq+ansari 110000 …',
    ],
  ],
  [
    '1 Imran Sheikh,300\n2 Meena Pillai,450\n3 Tariq Ansari,1,100',
    [
      'words imran+sheikh+300 | reference IMRAN-SHEIKH300 | words imran+sheikh 30000 …',
      'words meena+pillai+450 | reference MEENA-PILLAI450 | words meena+pillai 45000 …',
      'words tariq+ansari 110000 …',
    ],
  ],
  [
    'Vendor\tAmt\nImran Sheikh\t300\nMeena Pillai\t1275\nTotal\t1575',
    [
      'words imran+sheikh+300 | reference IMRAN-SHEIKH300 | words imran+sheikh 30000 …',
      'words meena+pillai+1275 | reference MEENA-PILLAI1275 » words meena+pillai 127500 …',
    ],
  ],
  [
    'Sir please check these\nImran - 300\nMeena - ₹450\nRegards\nTariq',
    ['words imran+300 | reference IMRAN300 | words imran 30000 …', 'words meena 45000 …'],
  ],
  [
    '300 to Imran\n450 to Meena',
    [
      'words to+imran+300 | reference TO-IMRAN300 | words imran 30000 …',
      'words to+meena+450 | reference TO-MEENA450 | words meena 45000 …',
    ],
  ],
  [
    'Neha ko 300 aur Meena ko 400',
    [
      'words neha+ko+300 | reference NEHA-KO300 | words neha 30000 …',
      'words meena+ko+400 | reference MEENA-KO400 | words meena 40000 …',
    ],
  ],
  [
    'Imran ₹300\nMeena 1450',
    [
      'words imran 30000 » name starts imran 30000 » words imran » name starts imran',
      'words meena+1450 | reference MEENA1450 » words meena 145000 » name starts meena 145000 » words meena | name starts meena',
    ],
  ],
  ['Imran ₹300, Meena ₹450', ['words imran 30000 …', 'words meena 45000 …']],
  [
    'Imran: 300\nMeena: 450',
    [
      'words imran+300 | reference IMRAN300 | words imran 30000 …',
      'words meena+450 | reference MEENA450 | words meena 45000 …',
    ],
  ],
  [
    'Imran Sheikh\t300\tPending\nMeena Pillai\t450\tClaimed',
    [
      'words imran+sheikh+300 | reference IMRAN-SHEIKH300 | words imran+sheikh 30000 …',
      'words meena+pillai+450 | reference MEENA-PILLAI450 | words meena+pillai 45000 …',
    ],
  ],
  [
    'Imran Sheikh-300\nMeena Pillai-450',
    [
      'words imran+sheikh+300 | reference IMRAN-SHEIKH300 | words imran+sheikh 30000 …',
      'words meena+pillai+450 | reference MEENA-PILLAI450 | words meena+pillai 45000 …',
    ],
  ],
  // Ends of mobiles, as none is an amount
  [
    'Imran Sheikh 8821\nMeena 4307',
    [
      'words imran+sheikh+8821 | reference IMRAN-SHEIKH8821 » mobile end 8821 …',
      'words meena+4307 | reference MEENA4307 » mobile end 4307 …',
    ],
  ],
  // An address, a form, labels, the same twice
  ['Tariq Ansari\nShop 12\nMain Bazar 302001', ['words tariq+ansari+shop+main+bazar']],
  [
    'Shop 12, Main Bazar, Jaipur 302001',
    ['words shop+12+main+bazar+jaipur+302001 » words shop+main+bazar+jaipur'],
  ],
  ['Block 40, Jaipur 302001', ['words block+40+jaipur+302001 …']],
  ['Order 5512\nOrder 5513', ['order id 5512 …', 'order id 5513 …']],
  ['ABC-101\nABC-102', ['reference ABC101 …', 'reference ABC102 …']],
  ['Amount 500\nAmount 700', ['amount 50000', 'amount 70000']],
  ['Imran 300\nImran 300', ['words imran+300 | reference IMRAN300IMRAN300 | words imran 30000 …']],
];
