# ruff: noqa: E501 - a pattern or a word list stays on its line, to be read as one
"""The words behind the concepts that rules are written in, and how people spell them in a hurry.

CONCEPTS: name to words. A word ending in * stands for every word that begins so.
SPELLINGS: what people type, to what they mean: SMS spelling, dialect, English keyboards. A word may mean several things.
Typing errors (one letter off) need no entry: `spelling.py` finds them.
"""

from __future__ import annotations

CONCEPTS: dict[str, str] = {
    # --- who
    "i": "jeg",
    "me": "mig",
    "my": "min mit mine",
    "their": "sin sit sine hans hendes deres",
    "they": "han hun hende ham de dem vedkommende",
    "kin": """mor moren min-mor mors far faren fars søn sønnen søns datter datteren bror broren brors søster søsteren kone konen mand manden
        kæreste kæresten kærestes eks eksen ekskæreste eksmand ekskone ven vennen veninde veninden kammerat kammeraten makker onkel tante moster
        faster morfar farfar mormor farmor bedstefar bedstemor bedste nabo naboen kollega kollegaen roomie barnebarn barnebarnet fætter kusine
        nevø niece svigersøn svigerdatter svigermor svigerfar stedsøn steddatter stedfar stedmor papfar papmor knægt knægten tøs tøsen dreng drengen pige
        pigen fyr fyren gut gutten mutter fatter moar faar lillebror lillesøster storebror storesøster teenager teenageren borger borgeren
        klient klienten patient beboer beboeren elev eleven gæst gæsten bruger brugeren unge ungen børnebarn exkæreste ex exmand dealer dealeren
        sambo samlever samleveren forlovede bekendt bekendte""",
    "parent": "far faren fatter mor moren mutter stedfar stedmor papfar papmor forældre forældrene plejefar plejemor farmand",
    "partner": "mand manden kone konen kæreste kæresten eks eksen ex ekskæreste exkæreste eksmand exmand ekskone samlever samleveren sambo forlovede",
    "child": """barn barns børns barnets barnet børn børnene baby babyen spædbarn spædbarnet tvillinger småbørn småbørnene unger ungerne nyfødte nyfødt
        tumling tumlingen babys børnebarn barnebarn barnebarnet børnebørn børnebørnene lillepige lilledreng plejebarn plejebarnet""",
    "offspring": "søn sønnen datter datteren dreng drengen pige pigen knægt knægten tøs søns datters nevø niece lillebror lillesøster stedsøn steddatter",
    "smallword": "lille yngste mindste spæde små nyfødte",
    # --- everyone and no one: a sentence about these is a question, not an alarm
    "general": """man nogen folk borgere klienter brugere mennesker personer patienter unge pårørende alle enhver stofmisbrugere misbrugere
        alkoholikere andre danskere kvinder mænd medarbejdere personale beboere""",
    # --- negation: the matcher never skips one of these
    "neg": "ikke aldrig ingen intet hverken næppe ej not never inte aldrig nicht kein keine keinen dont didnt doesnt isnt wont cant cannot",
    # --- fillers may stand between any two words of a rule
    "filler": """bare lige sgu fandeme altså jo nok virkelig simpelthen faktisk helt fucking godt også egentlig ligesom lissom snart måske nu så
        da her der hele tiden kraftedeme fanme ærligt tit ofte nogle gange konstant igen selv jeg_tror forhelvede satans pisse mega totalt fuldstændig
        lidt allerede stadig stadigvæk nærmest næsten meget rigtig dybest set efterhånden endelig vist dog just really fucking dog bar hellere gerne
        desværre åbenbart åbenlyst pludselig tror ellers jeg han hun vi du overhovedet nogensinde gennem simpelt ordentlig""",
    "clause": "og men så fordi når hvis jeg han hun vi de nu eller da selvom mens hvad hvor hjælp det der kan undskyld farvel please",
    # --- wish, duty, plan
    "modal": "vil ønsker gider skal må kan burde skulle kunne ville håber tør orker magter behøver overskue overskuer rumme rummer udholde",
    "past_modal": "ville ønskede gad skulle orkede magtede håbede",
    # --- life and death
    "live": "leve live eksistere overleve",
    "die": "dø døe do",
    "dead": "død døde dødt døed",
    "life": "liv livet tilværelsen",
    "kill": "dræb dræbe dræber dræbt aflive afliver aflivet myrde myrder udslette henrette dræbte",
    "ihjel": "ihjel ihjæl ihjælp ihel ijel ihjeld",
    "slaa": "slå slår slog slået sloge slåer slår",
    "take": "tage tager tog taget ta tar tagede",
    "do_past": "tog slog begik hængte skød sprang kastede gjorde døde druknede hoppede kørte",
    "suicide_noun": "selvmord selvmordet selvmords suicid suicide selvdrab",
    "suicide_thoughts": """selvmordstanker selvmordstanke selvmordsplaner selvmordsplan dødstanker dødsønske selvmordstruet selvmordstruende suicidal
        selvmordsbrev selvmordstankerne dødsønsker selvmordsnærmende suicidaltanker selvmordstrussel selvmordstrusler selvmordsfantasier selvmordsforsøg""",
    # --- time
    "soon": "nat aften iaften inat morgen imorgen nu idag dag eftermiddag formiddag weekenden natten aftenen formiddagen",
    "weekday": "mandag tirsdag onsdag torsdag fredag lørdag søndag jul nytår påske pinse juleaften fødselsdag bryllupsdag månedsskiftet weekend weekenden",
    "month": "januar februar marts april maj juni juli august september oktober november december",
    "again": "igen tilbage stadig fortsat",
    "recent": "lige netop nu igår inat idag iaften nylig nyligt dags morges imorges iforgårs igen akkurat",
    # --- swallowing, and what is swallowed
    "ingested": """taget tog slugt slugte spist spiste ædt åd drukket drak indtaget indtog sniffet fixet fikset røget proppet hældt skudt injiceret hevet
        snuppet bællet kværnet nedsvælget stukket skyllet fyldt taaget fået fik sunket snortet snortede inhaleret tagget fiksede fixede sniffede slugt drukket røg injicerede hævede ædt spiste bundet""",
    "swallow_now": "tager sluger spiser drikker æder",
    "pill": """pille piller pillerne panodil panodiler panodilerne pamol pinex ibuprofen ipren ipren kodein kodimagnyl tramadol tramadoler dolol stesolid stesolider
        rivotril benzo benzoer benzodiazepiner diazepam alprazolam xanax oxazepam sovepiller sovepillerne sovemedicin sovetabletter tabletter tabletterne
        nervepiller oxycontin oxycodon oxynorm morfin morfinpiller antidepressiver antidepressiva lykkepiller quetiapin seroquel medicin medicinen
        hovedpinepiller smertestillende ritalin concerta metadon metadonen lyrica pregabalin gabapentin insulin hjertemedicin blodtrykspiller
        hjertepiller jernpiller paracetamol panodyl panadol kapsler kapslerne pakker blisterpakke zolpidem imozop imovane propavan truxal subutex suboxone""",
    "drug": """heroin kokain coke coken amfetamin speed metamfetamin meth mdma md ecstasy emma molly ghb gbl fantasy ketamin ket lsd svampe fentanyl fenta
        hash joint hashkage pot kush weed cannabis hashkager spacecake khat mephedron lattergas opioider nitazen nitazener flex bath stoffer stof
        crack cola sne syre trip trips zoom poppers cathinoner kat keta hashbolsjer thc edibles vape hasholie buprenorphin bupre""",
    "alcohol": "vodka snaps rom whisky sprut alkohol spiritus gin tequila vin øl druk shots hvidvin rødvin likør bajer bajere brændevin",
    "poison": """afløbsrens opvaskemidlet rengøringsmidlet klorinen afløbsrensen terpentinen opvaskemiddel opvaskepulver opvasketabs opvasketablet opvasketabletter toiletrens klorin klor rengøringsmiddel rengøringsmidler
        sprinklervæske kølervæske lampeolie terpentin benzin petroleum rottegift gift giftigt sprit husholdningssprit metanol metanolsprit træsprit
        ukrudtsmiddel acetone neglelakfjerner batteri batterier knapbatteri knapcelle vaskepulver vasketabs ætsende syre rensebenzin frostvæske optændingsvæske
        snus nikotin nikotinpose nikotinposer salmiak ammoniak parfume håndsprit kanyle kanylen eddikesyre ovnrens maling lightergas e-væske evæske
        roundup insektgift gødning kalkfjerner klorinen""",
    "many": """mange alle alt hele halv halvdelen bunke håndfuld masse massevis flere stribe pakke pakker glas glasset æske æsken boks hoben dobbelt tredobbelt
        samtlige resten ti tolv tyve tredive fyrre halvtreds tres firs hundrede femten fjorten seksten atten 20stk overdrevent""",
    # --- body
    "cry": "skriger råber græder hyler skælder",
    "wake": "vågne vågner vågen vågnet vækkes vække vækket vækker opvågne",
    "breath": "vejret vejr luft ånde ånder ånden vejrtrækning trækkervejret åndedræt",
    "lifeless": "bevidstløs bevidstløse bevidstløst livløs livløst besvimet besvimer besvimede ukontaktbar koma kollapset kollapser kollapsede",
    "blue": "blå blålig blålige blåt lilla gråblå grå",
    "lips": "læberne læber læbene mund munden ansigtet hovedet fingrene neglene negle kinderne huden fjæset ansigt",
    "seizure": "kramper krampe krampeanfald krampeanfaldet krampeanfalden kramperne spasmer epilepsianfald abstinenskramper krampet kramperanfald",
    "delirium": "delirium delir delirisk deliriøs dilirium delirie tremens",
    "thing": "ting edderkopper insekter dyr rotter orme skygger folk mennesker personer mus slanger biller kryb syner ansigter dæmoner noget nogen figurer skikkelser",
    # --- violence
    "hit": """slår slog banker tæver tæsker tærsker gennembanker sparker kvæler smadrer mishandler overfalder voldtager voldtog nikker bider river
        slået tævet banket sparket kvalt tæsket tæskede tærsket tævede gennemtævet overfaldet voldtaget mishandlet flået bankede sparkede tæskede tævede nakkede strangulerer
        slåer skubber skubbede kaster rusker ruskede slår kyler hiver""",
    "hit_now": "slår banker tæver tæsker tærsker gennembanker sparker kvæler smadrer mishandler overfalder voldtager rusker slåer strangulerer",
    "weapon": "jagtgevær jagtgeværet jagtriffel riffel haglbøsse kniv kniven knive pistol pistolen gevær haglgevær våben skyder skydevåben økse øksen hammer bat baseballbat machete køllle kølle knytnæver køkkenkniv boltpistol",
    "threat": "truer truet true truede trusler",
    "danger_people": "bande banden bander pusher pusheren pushere dealer dealeren rocker rockere rockerne gæld inkassofolk gældsfolk hjemmerøvere",
    # --- self-harm
    "cut": "skære skærer skåret skar cutte cutter cuttet ridse ridser ridset snitte snitter flænse flænser skærre skærte skåre",
    "cut_part": "arme armene arm armen håndled håndleddet håndleddene lår låret lårene ben benene maven hånden hænderne pulsåren",
    "selfharm_noun": "selvskade selvskader selvskaden selvskadet selvskadende selvskadede cutting selvskadning",
    # --- psychosis
    "voices": "stemmer stemmerne stemme stemmen",
    "watch": """overvåger overvåget overvåges forfølger forfølges forfulgt udspionerer udspioneres spionerer aflytter aflyttet aflyttes styrer kontrollerer
        fjernstyrer forgifter udspionere""",
    "psychotic": "psykotisk psykose psykosen vrangforestillinger hallucinationer hallucinerer hallicinationer hallucinerede psykotiske",
    # --- quiet words
    "farewell": "afskedsbrev afskedsbreve afskedsbrevet farvelbrev farvelbreve selvmordsbrev afskedshilsen afskedsbesked afskedssms farvelbesked",
    "rope": "reb rebet strikke løkke løkken løkke snor galgen",
    "height": "jernbaneskinnerne jernbanesporet sporet jernbanen togsporet broen taget altanen tagterrassen kanten skinnerne togskinnerne perronen parkeringshuset højhuset vinduet storebæltsbroen lillebæltsbroen vejbroen motorvejsbroen kajen limfjordsbroen",
    "vehicle": "tog toget metro metroen lastbil lastbilen bil bilen bus bussen træ træet s-tog stog autoværnet mur muren vejtræ",
    # --- state of somebody who is out
    "limp": """slap slatten kold kolde iskold stiv stivnet livløs livløst bleg hvid grå gråbleg blå lilla væk omkuld segnet omtåget sløv sløve fjern
        ukontaktbar slappe kolt bevidstløs døsig halvbevidstløs medtaget udslået""",
    "drunk": """fuld fulde stiv skæv skæve høj påvirket påvirkede beruset stang døddrukken skidefuld skidestiv drukket hammerstiv bedøvet pissefuld
        stangstiv stangbacardi plørefuld kanonfuld fuldstændig_fuld stenet bombet smadret""",
    "symptom": """kaster kastet brækker brækket svimmel væk grå bleg hjertet hjerte brystet bryst savler svimmel fryser koldsveder fortryder dårlig
        dårligt sløv døsig snøvler dobbelt utilpas hovedpine opkast besvimer besvime kvalme svag svimmelhed fjern bange sover synet syn vågen benene
        sveder ryster rystende stirrer sløret snøvlende pulsen zombie savlende svedig rød hævet kløe udslæt klam kvalmende sanseløs lammet
        skadestue skadestuen akut besvimede besvimet ligger snorkende snorker sove følelsesløs mærkelig mærkeligt underlig underligt skidt elendigt panik stiv feber temperatur temperaturen stærkt trykken bedøvet kramper ambulance pulsen puls snorker trækker""",
    "delusion": """fbi pet cia agenter agent skuespillere skuespiller robotter robot rumvæsener rumvæsen aliens komplot sammensværgelse satellit satellitter 5g
        stråler stråling klonet klon udskiftet dommedag undergang chip chips kameraer kamera djævlen djævelen satan messias jesus profet profeten gud mikrofoner
        overvågning gift mafiaen illuminati øgler matrix simulation mission udvalgt udvalgte efterretningstjenesten kodet koder signaler budskaber skjulte dæmon dæmoner besat reinkarneret telepati tankelæsning""",
    "meaning": "mening meningen formål formålet grund grunden pointen pointe værdi værd årsag grunde mål lys håb fremtid",
    "goon": "leve livet lever fortsætte eksistere live kæmpe tilværelsen blive_ved",
    "stopped": "stoppet stoppede stopper stop holdt abstinenser abstinens abstinenserne ædru afrusning afruser nedtrapning trappet trapper tyrker tørlagt droppet tørre tør kvittet",
    # --- what a message is about when it is not an alarm
    "topic": """kursus kurser kurset undervisning undervise foredrag oplæg temadag workshop projekt opgave stil aflevering speciale bachelor eksamen rapport
        artikel artiklen avis avisen nyhederne nyheder film filmen serie serien bog bogen roman podcast dokumentar sang sangen spil spillet statistik
        forskning forebyggelse forebygge forebygger pjece pjecer pjecen plakat kampagne førstehjælpskursus førstehjælp uddannelse konference webinar
        emneuge tema studerende studie gymnasieopgave skoleopgave lektier ssp teater teatret musical tekst citat skoleprojekt overskriften quiz
        krydsord museet udstilling tv-avisen netflix fakta oplysning oplysningsmateriale folder vejledning beredskabsplan retningslinjer procedure link linket hjemmesiden synger foreningen
        teaterstykke teaterstykket podcasten debatten planche projektet mesterskab beredskabsøvelse filmaften dokumentaren bacheloropgave""",
    "service": """koster pris prisen gratis betale betaling behandling behandlingen tilbud tilbuddet garanti klage klager ventetid samtale kontakt
        adresse åbningstider henvisning visitation forløb forløbet anonym anonymt pårørendegruppe sorggruppe sorg""",
    "ask": "hvad hvordan hvor hvornår hvem hvilke hvilken kan må har er får skal hvorfor findes tilbyder behandler hjælper",
    "fear": "bange nervøs bekymret frygter angst frygt bekymrer",
}

SPELLINGS: dict[str, str] = {
    # SMS spelling: what is typed, to what it may mean
    "ik": "ikke", "ikk": "ikke", "ike": "ikke", "ikek": "ikke", "ikje": "ikke", "itt": "ikke", "itte": "ikke", "it": "ikke it", "ikkæ": "ikke",
    "ikkee": "ikke", "iik": "ikke", "inte": "ikke inte", "ikmer": "ikke", "ing": "ingen",
    "mer": "mere", "mre": "mere", "meer": "mere", "meere": "mere", "merer": "mere", "längre": "længere", "længer": "længere", "længre": "længere", "læng": "længere",
    "jej": "jeg", "jg": "jeg", "jeh": "jeg", "jaj": "jeg", "jæ": "jeg", "æ": "jeg", "a": "jeg at a", "jegh": "jeg", "jrg": "jeg", "jag": "jeg jag",
    "mej": "mig", "mi": "mig", "mæ": "mig med", "mih": "mig", "migh": "mig", "mg": "mig",
    "dej": "dig", "dæ": "dig", "sej": "sig", "sæ": "sig", "si": "sig",
    "dræb": "dræbe", "tag": "tage tager", "sel": "selv", "sæl": "selv", "selw": "selv", "slev": "selv", "sjæl": "selv sjæl", "sjælv": "selv", "själv": "selv",
    "ka": "kan", "kn": "kan", "ku": "kunne", "kun": "kun kunne", "vl": "vil", "vik": "vil", "sån": "sådan", "sådn": "sådan", "ska": "skal", "sk": "skal", "sku": "skulle", "vill": "vil", "ve": "vil", "vi": "vi vil", "wil": "vil",
    "vær": "være", "vere": "være", "værre": "værre være", "vaer": "være", "vare": "være", "vør": "være",
    "ha": "have har", "hr": "har", "r": "er", "e": "er", "æs": "er",
    "nåt": "noget", "noed": "noget", "nogt": "noget", "nog": "noget", "ngt": "noget", "nåe": "noget", "noe": "noget",
    "å": "at og på", "o": "og at", "og": "og at", "ogs": "også", "osse": "også", "oss": "også", "åsse": "også",
    "d": "det", "de": "de det", "dt": "det", "dte": "det", "hva": "hvad", "va": "var hvad", "hvis": "hvis", "vis": "hvis", "hvorda": "hvordan", "vordan": "hvordan",
    "li": "lige", "ligge": "ligge", "lig": "lige lig", "gidder": "gider", "gidr": "gider", "gier": "gider", "gir": "giver gider", "gid": "gid gider", "gider": "gider", "giver": "giver",
    "orke": "orker", "oker": "orker", "orkr": "orker", "årker": "orker", "ork": "orker", "magte": "magter", "tænkr": "tænker", "tænk": "tænker", "tenker": "tænker",
    "løst": "lyst", "lys": "lyst lys", "lust": "lyst", "löst": "lyst", "leev": "leve", "lve": "leve", "lev": "leve", "levv": "leve", "elve": "leve", "levr": "lever",
    "døø": "dø", "dööe": "dø", "döe": "dø", "dør": "dør", "dod": "død", "døt": "død", "dörd": "død", "dor": "dør", "dåe": "dø",
    "slå": "slå", "sla": "slå", "slar": "slår", "slåår": "slår", "sløår": "slår", "slåt": "slået",
    "lv": "liv", "livv": "liv", "lif": "liv", "livt": "livet", "lvet": "livet", "liet": "livet",
    "ihejl": "ihjel", "ihljel": "ihjel", "ihel": "ihjel", "ihje": "ihjel", "jel": "ihjel", "hjel": "ihjel", "hjæl": "ihjel",
    "idag": "idag dag", "inat": "inat nat", "iaften": "iaften aften", "imorgen": "imorgen morgen", "igår": "igår går",
    "piler": "piller", "pilr": "piller", "pillr": "piller", "pillar": "piller", "bla": "blå", "blaa": "blå", "blåå": "blå",
    "odet": "overdosis", "overdose": "overdosis", "overdosed": "overdosis",
    "fo": "for", "me": "med", "t": "til", "te": "til", "ti": "til ti", "tel": "til", "lissom": "ligesom", "sååe": "så",
    "åwer": "over", "uen": "uden", "uden": "uden", "børnen": "børnene", "bøn": "børn", "knæjt": "knægt", "dau": "dag", "daw": "dag", "wå": "var",
    "vågnr": "vågner", "vagner": "vågner", "vogner": "vågner", "vågne": "vågne", "svare": "svare", "svarer": "svarer",
}  # fmt: skip
