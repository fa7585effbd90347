/** What passwords are made of where people do not think of one: written by hand, in lower case, look-alikes left out. */
export const COMMON_WORDS = `
password passwort passwd pass word login logon signin welcome welcomeback letmein letme openup access secret
secure security private changeme changeit change default guest admin administrator adminadmin root superuser sysadmin
system server network office company business manager director employee user username test testing tester temp
temporary master hello hallo hey goodmorning goodnight thankyou please sorry whatever nothing everything something
iloveyou loveyou lovely love lover loveme forever always mylove mylife myself family mother father mummy daddy mom dad
sister brother baby babygirl babyboy husband wife friend friends friendship bestfriend girl boy princess prince queen king angel
heaven god jesus christ allah krishna radha ganesh ganesha shiva mahadev hanuman shriram sriram jaishreeram sairam
saibaba durga lakshmi laxmi saraswati waheguru om namaste bharat india indian hindustan jaihind mumbai bombay delhi
newdelhi chennai madras kolkata calcutta bangalore bengaluru hyderabad pune ahmedabad jaipur lucknow kanpur nagpur
indore bhopal patna surat kochi kerala tamil telugu punjab gujarat rajasthan america london paris berlin newyork
california texas canada australia pakistan
sachin tendulkar dhoni kohli virat cricket football soccer hockey tennis baseball basketball rugby liverpool chelsea arsenal manchester
united barcelona realmadrid madrid ronaldo messi neymar champion champions winner player
monkey dragon tiger lion elephant horse eagle falcon shark wolf panther butterfly kitty kitten puppy doggy buddy fluffy
chicken rabbit dolphin spider bear fish dog cat bird snake
sunshine sunflower sunset sunrise rainbow summer winter spring autumn monsoon flower flowers rose lotus jasmine lily
orange banana apple mango cherry strawberry chocolate cookie cookies coffee pepper ginger sugar candy honey butter cheese cheesecake
pizza water fire earth wind thunder lightning storm star stars starlight moon moonlight sun sky ocean river mountain diamond
gold golden silver crystal purple yellow green blue black white red pink brown
superman batman spiderman ironman starwars pokemon naruto minecraft fortnite roblox matrix hunter killer ninja samurai
warrior knight soldier ranger master legend phoenix shadow ghost demon devil monster vampire zombie magic wizard hacker
computer internet google gmail yahoo hotmail facebook instagram whatsapp twitter youtube netflix amazon microsoft windows apple iphone
samsung android nokia lenovo dell toyota honda suzuki maruti ferrari porsche mercedes yamaha harley mustang corvette
money rupee rupees dollar bank banking payment salary credit account lucky success million millionaire rich cash
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday morning evening night
diwali deepavali holi onam pongal navratri eid ramadan christmas birthday newyear happy happiness smile smiley
michael jordan michelle jennifer jessica ashley amanda daniel david robert thomas andrew joshua matthew anthony william
charlie george harry alexander christopher nicholas jonathan benjamin samantha elizabeth victoria nicole justin
justinbieber bieber taylor madison hannah sophie olivia emma bob marley maggie peter john james joseph mary maria
rahul rohit amit ankit sumit vijay ajay sanjay rajesh rakesh ramesh suresh mahesh dinesh mukesh ganesh manish ashish
deepak vikas vikram arjun karan varun nikhil abhishek akash anil sunil kumar singh sharma gupta patel reddy nair iyer
priya pooja neha sneha anjali divya kavita sunita anita geeta sita lata rani raja prakash mohan sohan krish aryan
mohammed muhammad ahmed imran salman shahrukh aamir fatima ayesha
killme fuck fucker fuckyou fuckoff motherfucker bitch bastard asshole shit sexy sex hot hottie pussy dick porn
trustno starter blink nirvana metallica slipknot eminem rockstar rock music guitar piano dance dancer party freedom
jackass samsara letsgo comeon nopassword mypassword thisismypassword passphrase password correct battery staple
correcthorsebatterystaple unbelievable incorrect qwertz azerty qazwsx qweasd zxcvbn asdasd
the and all good time day you your for not one two three four five six seven eight nine ten hundred
`
  .split(/\s+/)
  .filter((word) => word.length >= 3);
