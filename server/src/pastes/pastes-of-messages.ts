/** Chats, e-mails, SMS, tickets and forms; written as in `pastes-of-numbers.ts`. */
export const PASTES_OF_MESSAGES: readonly (readonly [paste: string, read: string])[] = [
  [
    'Dear sir, I did not get the refund of Rs 500 for order 1231212092131KTMDF, my number is 98765 43210',
    'order id 1231212092131KTMDF » mobile 9876543210 » account 9876543210 | reference 9876543210 » amount 50000',
  ],
  ['hi team pls check 9876543210 refund not recd since 12/12/2023', 'mobile 9876543210 …'],
  ['[12/12/23, 2:51:25 PM] +91 98765 43210: I did not get the money', 'mobile 9876543210 …'],
  ['12/12/2023, 14:51 - +91 98765 43210: link nahi khul raha', 'mobile 9876543210 …'],
  ['12/12/23, 14:51 - Ravi Kumar: my order is 1231212092131KTMDF', 'order id 1231212092131KTMDF'],
  [
    '[12/12/23, 2:51:25 PM] Ravi: hello\n[12/12/23, 2:52:01 PM] Ravi: my refund not came\n[12/12/23, 2:52:40 PM] Ravi: no is 9876543210',
    'mobile 9876543210 …',
  ],
  ['Hello ravi here, amount 120.11 refund on 12 Dec 2023 at 14:51 not received', 'amount 12011'],
  ['sir mera paisa 500 rs abhi tak nahi mila', 'amount 50000'],
  ['Where is my refund? INV-12345, paid by HDFC0001234', 'reference INV12345 » ifsc HDFC0001234'],
  ['I paid 1,20,000 and got nothing, call me on +91-98765-43210', 'mobile 9876543210 … amount 12000000'],
  ['call on 9876543210 or mail ravi@gmail.com', 'mobile 9876543210 | e-mail ravi@gmail.com …'],
  ['call 9876543210 or my wife 9123456780 please', 'mobile 9876543210 | mobile 9123456780 …'],
  ['Recieved 500 insted of 5,000 for inv-2231', 'reference INV2231 » amount 500000'],
  ['Pincode 560001, flat 1204, mobile 9876543210', 'mobile 9876543210 …'],
  ['my a/c ending 5742 not credited, amount ₹120.11', 'account end 5742 » amount 12011'],
  [
    'Dear Customer, your A/c XX5742 is credited with INR 500.00 on 12-12-23 by UPI Ref No 334612345678. -HDFC Bank',
    'account end 5742 » amount 50000 » reference 334612345678 (UTR) …',
  ],
  [
    'Rs.120.11 credited to a/c *5742 on 12/12/2023 by link instant.pe/RK25FH. Not you? Call 18002586161',
    'short link RK25FH … amount 12011',
  ],
  [
    'ACME has sent you Rs. 1,200.00. Claim before 15 Dec 2023 23:59 at https://instant.pe/AbC123. Do not share this link.',
    'short link AbC123 » amount 120000',
  ],
  [
    'NEFT UTIBR52023121200001234 for Rs 500 on 12-DEC-2023',
    'amount 50000 » reference UTIBR52023121200001234 (UTR) …',
  ],
  [
    'From: Ravi Kumar <ravi.kumar@gmail.com>\nTo: support@example.in\nSubject: Refund INV-12345\nDate: Tue, 12 Dec 2023 14:51:25 +0530\n\nDear team,\nI have not received my refund of Rs. 500.\n\nRegards,\nRavi Kumar\n98765 43210',
    'reference INV12345 » e-mail ravi.kumar@gmail.com | e-mail support@example.in | mobile 9876543210 … amount 50000',
  ],
  [
    'Name: Ravi Kumar\nMobile: 98765 43210\nAmount: 500\nRef: INV-12345',
    'reference INV12345 » mobile 9876543210 … words ravi+kumar » amount 50000',
  ],
  [
    'Name - Asha Rao\nContact no - 91234 56780\nEmail - asha.rao@example.in\nIssue - link expired',
    'mobile 9123456780 | e-mail asha.rao@example.in … words asha+rao',
  ],
  ['Ravi Kumar\n9876543210\n₹500', 'mobile 9876543210 … amount 50000'],
  ['Ravi Kumar\nravi@gmail.com\n9876543210\nBengaluru 560001', 'e-mail ravi@gmail.com | mobile 9876543210 …'],
  [
    '{"linkId":"65704add83911e52b70ebcbc","referenceNo":"INV-12345","contactDetails":{"mobile":"8430454547"}}',
    'link id 65704add83911e52b70ebcbc » reference INV12345 » mobile 8430454547 …',
  ],
  [
    '{\n  "orderId": "1231212092131KTMDF",\n  "amount": "120.11"\n}',
    'order id 1231212092131KTMDF » amount 12011',
  ],
  ['{"orderId":"4411","referenceNo":"INV-1"}', 'order id 4411 » reference 4411 | reference INV1'],
  [
    'Payout link 65704add83911e52b70ebcbc · ₹120.11 · Claimed\nTo R••••• K••••, ••••••4547, g••••@gmail.com · reference INV-12345 · Refund\nCreated 12 Dec 2023, 14:51:25 IST (from the link id) · last sent 12 Dec 2023, 14:51:26 IST, delivery not reported\nClaimed 12 Dec 2023, 14:51:31 IST · into YES BANK virtual account ending 5742 · payment order 1231212092131KTMDF · credit and UTR not in this data\nAs of 12 Dec 2023, 16:42:49 IST · InstantPay reference h0059f1a2b3c-1a2b-4c3d-8e9f-0a1b2c3d4e5f · copied by Asha Rao',
    'link id 65704add83911e52b70ebcbc » order id 1231212092131KTMDF » reference INV12345 …',
  ],
  [
    'Payout link 65704add83911e52b70ebcbc · ₹500.00 · Issued\nTo no recipient on this link · reference NA · Refund\nCreated 12 Dec 2023, 14:51:25 IST · not sent to the recipient yet\nIssued: can still be claimed; do not send a new one\nAs of 12 Dec 2023, 16:42:49 IST · InstantPay reference none · copied by Asha Rao',
    'link id 65704add83911e52b70ebcbc » amount 50000',
  ],
  [
    'Dear team,\nmy refund for the Diwali order has still not come and nobody answers the phone.\n\nRegards,\nTanvi Mehta',
    'words tanvi+mehta',
  ],
  ['Refund not received till now. Thanks & Regards, Tanvi Mehta', 'words tanvi+mehta'],
  ['Please check my refund\nThanks\nRavi Kumar', 'words ravi+kumar'],
  ['My money is not there and nobody tells me why.\nBest wishes,\nTanvi', 'words tanvi'],
  ['Refund abhi tak nahi mila.\n- Ravi', 'words ravi'],
  [
    'Dear Sir, kindly release Rs 500 at the earliest and oblige me.\nThanking you\nWarm regards,\nTanvi Mehta\nManager, Acme',
    'words tanvi+mehta 50000 » name starts tanvi+mehta 50000 » words tanvi+mehta » amount 50000',
  ],
  [
    'Hello, I wanted to tell somebody that the page shows an error whenever my brother opens it on his old telephone',
    'nothing: There is no link id',
  ],
  ['Thanks for the refund', 'words thanks+for+the+refund …'],
  ['please check once more the payout of ravi kumar', 'words once+more+ravi+kumar'],
  ['Hi, this is Ravi Kumar. I have not received my refund.', 'words ravi+kumar'],
  ['IMPS/334612345678/RAVI', 'reference 334612345678 » account 334612345678 (UTR) …'],
  ['UPI/334612345678/ravi@ybl/refund', 'account ravi@ybl » reference 334612345678 (UTR) …'],
  ['Notification Link Sent To *******742 and ******@instantpay.in', 'mobile end 742'],
  [
    'Link 65704add83911e52b70ebcbc was replaced by 657a99b983911e52b70ebcbd yesterday',
    'link id 65704add83911e52b70ebcbc | link id 657a99b983911e52b70ebcbd',
  ],
  [
    'pls cancel https://desk.example.com/links/65704add83911e52b70ebcbc asap, wrong amount ₹5,000',
    'link id 65704add83911e52b70ebcbc » amount 500000',
  ],
  [
    'My UPI is 9876543210@ybl and I got nothing on 9123456780',
    'account 9876543210@ybl | mobile 9123456780 …',
  ],
  ['Refund kab milega? Order no. 4411, naam Ravi', 'order id 4411 » reference 4411'],
  ['The customer called at 4:30 pm on 3rd Jan and said the 2nd link expired', 'nothing: There is no link id'],
  [
    'Txn id 4411223 amt 750 date 12.12.2023 status pending',
    'order id 4411223 » reference 4411223 » amount 75000',
  ],
  ['URGENT!!! 9876543210!!! REFUND!!!', 'mobile 9876543210 …'],
  ['*9876543210*', 'mobile 9876543210 …'],
  ['**INV-12345**', 'reference INV12345 …'],
  ['> On 12 Dec 2023 Ravi wrote:\n> my ref is EMP 4411', 'reference EMP4411 …'],
  ['emp code: 4411, asha', 'reference EMP4411 » reference 4411 …'],
  ['Cust mob 9876543210; alt 080-41234567', 'mobile 9876543210 …'],
  ['got sms from VM-INSTPY about 1200.50', 'amount 120050'],
  ['खाता 50100123456789 में ₹500 नहीं आया', 'reference 50100123456789 | account 50100123456789 » amount 50000'],
  ['मेरा नंबर ९८७६५ ४३२१० है', 'mobile 9876543210 …'],

  // A person, and what people write around one
  ["Neha's link", 'words nehas+link … » words neha » name starts neha'],
  ['Imran Sheikh ka link abhi tak nahi aaya', 'words imran+sheikh+aaya » words imran+sheikh'],
  ['link of Meena Pillai', 'words link+of+meena+pillai … » words meena+pillai » name starts meena+pillai'],
  [
    'payout for Gurpreet Singh not received',
    'words payout+for+gurpreet+singh+not+received » words gurpreet+singh',
  ],
  ['Farida Khan pending', 'words farida+khan+pending … » words farida+khan » name starts farida+khan'],
  ['naam Kavita Joshi', 'words naam+kavita+joshi … » words kavita+joshi » name starts kavita+joshi'],
  [
    'majha paise nahi aale, naam Sachin Pawar ahe',
    'words majha+aale+naam+sachin+pawar+ahe … » words sachin+pawar',
  ],
  [
    'Late Harish Chandra ji',
    'words late+harish+chandra … » words harish+chandra » name starts harish+chandra',
  ],
  ['Adv. Leela Menon (Kochi)', 'words adv+leela+menon+kochi … » words leela+menon » name starts leela+menon'],
  ['Sanjay Yadav S/o Ramesh Yadav', 'words sanjay+yadav+ramesh … » words sanjay+yadav …'],
  ['Rekha Bai w/o Dinesh Lal, Nagpur', 'words rekha+bai+dinesh+lal+nagpur » words rekha+bai'],
  ['Lata wife of Suresh', 'words lata+wife+of+suresh … » words lata » name starts lata'],
  ['(Pooja Nair) link', 'words pooja+nair+link … » words pooja+nair » name starts pooja+nair'],
  [
    'Rohit Bansal duplicate link',
    'words rohit+bansal+duplicate+link … » words rohit+bansal » name starts rohit+bansal',
  ],
  ['sir Rohit Bansal ne bola link nahi aaya', 'words rohit+bansal+ne+bola+aaya » words rohit+bansal'],
  ['नेहा का लिंक', 'words नेहा+का+लिंक … » words नेहा » name starts नेहा'],
  ['मेरा नाम रोहित बंसल है', 'words मेरा+नाम+रोहित+बंसल+है » words रोहित+बंसल'],
  // Of what may be a name, the whole comes first
  ['Bipasha Kar', 'words bipasha+kar » name starts bipasha+kar …'],
  ['Naam Foundation', 'words naam+foundation » name starts naam+foundation …'],
  ['Late fee refund', 'words late+fee+refund » name starts late+fee+refund …'],
  ['refund link', 'words refund+link » name starts refund+link » reference REFUND-LINK'],
  ['link nahi mila', 'words link+nahi+mila » name starts link+nahi+mila … words link » name starts link'],

  // A person and a bare amount
  [
    '750 to Neha',
    'words 750+to+neha | reference 750TO-NEHA | words neha 75000 » name starts neha 75000 » words neha | name starts neha » amount 75000 …',
  ],
  ['Imran ko 300', 'words imran+ko+300 | reference IMRAN-KO300 | words imran 30000 » … amount 30000 …'],
  ["yesterday's 900 to Neha", '… words neha 90000 » name starts neha 90000 » words neha … » amount 90000 …'],
  ['Meena Pillai 50', 'words meena+pillai+50 | reference MEENA-PILLAI50 » words meena+pillai 5000 …'],
  [
    'Meena Pillai 4100 not received',
    'words meena+pillai+4100+not+received » words meena+pillai 410000 » words meena+pillai …',
  ],
  [
    'sir 3500 ka refund nahi aaya naam Kavita Joshi',
    'words 3500+refund+aaya+naam+kavita+joshi » words kavita+joshi 350000 » words kavita+joshi',
  ],
  [
    'Bhaiya kal se wait kar raha hu mera 1200 ka link abhi tak nahi aaya, naam Arjun Rathod hai',
    'words arjun+rathod 120000 » words arjun+rathod',
  ],
  [
    'parso wala 800 ka link Neha ko bheja tha',
    'words parso+wala+800+neha+bheja+tha » words neha 80000 » words neha',
  ],
  ['Rs 640 ka link Neha ko bheja tha kal', 'words neha 64000 » name starts neha 64000 » … amount 64000'],
  ['1800 ka refund nahi mila abhi tak', 'words 1800+refund » words refund 180000 » amount 180000'],
  ['400 cashback to Neha', '… words cashback+neha 40000 » words neha 40000 » …'],
  ['Hi, this is Kavita Joshi. 850 not received', 'words kavita+joshi 85000 … » words kavita+joshi'],
  ['Name: Kavita Joshi, flat 14 B', 'words kavita+joshi 1400 … » words kavita+joshi'],
  ['नेहा को ३०० भेजा था', '… » words नेहा 30000 » words नेहा'],
  [
    'Rohit-900',
    'reference ROHIT900 » link id Rohit-900 » words rohit 90000 » name starts rohit 90000 » words rohit+900',
  ],
  // An end, two numbers, a part of an amount
  ['Imran 4471', 'words imran+4471 | reference IMRAN4471 » mobile end 4471 | account end 4471 …'],
  ['Imran Sheikh 4471 ka link nahi mila', 'words imran+sheikh+4471 » words imran+sheikh'],
  ['Neha ko 300 aur 400', 'words neha+ko+300+aur+400 » words neha+300+400 » words neha'],

  // A date beside them
  ['Farida Khan 3 Feb', '… » words farida+khan » name starts farida+khan (date)'],
  ['Farida Khan 03/02/2024', 'words farida+khan+03+02+2024 » words farida+khan (date)'],
  ['Farida Khan 23/2', 'words farida+khan+23 | reference FARIDA-KHAN23-2 » words farida+khan …'],
  ['Farida Khan 9:15 pm', 'words farida+khan+15+pm … » words farida+khan » name starts farida+khan'],
  [
    'Farida Khan 650 03-02-2024',
    'words farida+khan+650+03+02+2024 » words farida+khan 65000 » words farida+khan',
  ],
  [
    '650 on 3/2/2024',
    'words 650+on+2024 | reference 650ON3-2-2024 | words on 65000 » amount 65000 | reference 650 …',
  ],
  ['650 03/02/2024', 'words 650+03+02+2024 | reference 650-03-02-2024 » amount 65000 | reference 650 …'],
  ['Salary Nov 2024', 'words salary+nov+2024 | reference SALARY-NOV2024'],
  ['Farida Khan October', 'words farida+khan+october … » words farida+khan » name starts farida+khan'],
  // No date, though it begins like one
  ['Mayank 20', 'words mayank+20 | reference MAYANK20 » words mayank 2000 …'],
  ['12 Marathe', 'words 12+marathe | reference 12MARATHE » words marathe 1200 …'],
  ['Maya 2000', 'words maya+2000 | reference MAYA2000 | words maya 200000 …'],
  ['April Fernandes', 'words april+fernandes » name starts april+fernandes …'],
  ['3/2', 'words 3+2 | reference 3-2'],

  ['₹650 wala link', 'words wala 65000 » name starts wala 65000 » amount 65000'],

  // Dictated
  ['eight four three zero four five four five four seven', 'mobile 8430454547 …'],
  ['mobile eight four three o four, five four five four seven', 'mobile 8430454547 …'],
  ['Double eight triple zero one two three four five', 'mobile 8800012345 …'],
  ['84 triple 3 45 double 6 7', 'mobile 8433345667 …'],
  ['aath chaar teen shunya chaar paanch chaar paanch chaar saat', 'mobile 8430454547 …'],
  ['आठ चार तीन शून्य चार पाँच चार पाँच चार सात', 'mobile 8430454547 …'],
  ['last four four five four seven', 'mobile end 4547 | account end 4547'],
  ['ends with four five four seven', 'mobile end 4547 | account end 4547'],
  ['a/c last 4 digits five seven four two', 'account end 5742'],
  ['Farida nine two eight one', 'words farida+9281 | reference FARIDA9281 » mobile end 9281 …'],
  ['govind dot rao at gmail dot com', 'e-mail govind.rao@gmail.com'],
  ['govind at the rate yahoo dot co dot in', 'e-mail govind@yahoo.co.in'],
  ['mera mail govind at the rate rediffmail.com hai', 'e-mail govind@rediffmail.com'],
  // Fewer, and words that sound so
  ['ek do teen', 'words ek+do+teen …'],
  ['Do 8430454547', 'mobile 8430454547 …'],
  ['Char Dham Yatra', 'words char+dham+yatra …'],
  ['eight hundred', 'amount 80000'],
  ['Neha at Delhi dot', 'words neha+at+delhi+dot …'],
];
