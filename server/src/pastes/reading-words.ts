/** In front of or behind a name; they say nothing of the person. */
export const SALUTATIONS: ReadonlySet<string> = new Set(
  'mr mrs ms miss dr prof shri sri shree smt kum kumari mx sir madam ji jee sahab saheb bhai श्री श्रीमती डॉ जी'.split(
    ' ',
  ),
);

/** What people write around what they look for. */
export const FILLERS: ReadonlySet<string> = new Set(
  (
    'a about again also am an and any are as at be been by can cancel check claim customer dear did do does ' +
    'done find for from get getting got has have he hello help her hi hii him his how i in is it kindly latest ' +
    'looking me money my need no not of on one only or our payment paid payout please pls plz received recieved ' +
    'regarding regards search send sent she shows sir so status still team thank thanks that the their them ' +
    'there these they this those till to today since last week weeks month months day days ago yesterday fyi nothing under until up upto urgent us user valid want was we what when where which who why will ' +
    'with yes yet you your hai nahi nahin mila mera mujhe ka ki ko aur kab paisa abhi tak'
  ).split(' '),
);

/** What stands beside an identifier to say what it is. */
export const LABEL_WORDS: ReadonlySet<string> = new Set(
  (
    'id ids link links payout payment order orders ref refs reference references no nos num number numbers mobile ' +
    'mobiles mob phone phones ph cell tel contact contacts whatsapp wa email emails mail mailto utr rrn txn ' +
    'transaction transactions invoice invoices inv account accounts acc acct ac bank ifsc upi neft imps rtgs vpa amount amt cr dr rakam rakkam रक्कम रकम rs inr rupee rupees paise ' +
    'code short url and or the is name item sno sr status issued claimed cancelled expired processing pending na nil null ' +
    'linkid orderid referenceno http https www com'
  ).split(' '),
);

/** Beside an amount they tell less than the amount itself. */
export const MONEY_WORDS: ReadonlySet<string> = new Set(
  'refund refunds cashback credit credited debit debited deposit transfer transferred salary bonus return returned'.split(
    ' ',
  ),
);

/**
 * What people say around a name, above all in Hindi and Marathi; titles, months. Some are names, too, as Kar, Kal and
 * April: they are left out only where the whole is not found.
 */
export const STRAY_WORDS: ReadonlySet<string> = new Set(
  (
    'late lt adv er capt col garu bhaiya bhaiyya behen didi vendor beneficiary payee recipient person naam nam wala ' +
    'wale wali ke se ne pe par tha thi bheja bheji bheje bhejo karo kar kardo karna kiya gaya gayi gaye aya aaya aayi ' +
    'aaye ayega aayega aayegi milega mili mile raha rahi rahe ho hua hui hu hoon bol bola bolo kal parso aaj nai nhi ' +
    'meri mere apna aahe ahe majha majhe maza var cha chi che kya kyu kyun kahan dena de का की के को से ने है हैं था थी ' +
    'भेजा भेजी लिंक नाम नाव मेरा मेरी मेरे नहीं मिला मिली पैसा पैसे आया आयी माझा माझे माझी आहे चा ची चे ला ' +
    'made says said twice first second third two duplicate paid unpaid resend resent working open error issue problem ' +
    'wrong tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june ' +
    'july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);
