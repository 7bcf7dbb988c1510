//! Countries: other names, nationality words, capitals. "The Russian capital" is Moscow; "USA" is the United States.
//!
//! All keys are in lower case without full stops, sorted.

/// Another name of a country, state or city → its usual name.
#[rustfmt::skip]
pub const ALIASES: &[(&str, &str)] = &[
    ("ala", "alabama"), ("america", "united states"), ("ariz", "arizona"),
    ("bombay", "mumbai"), ("bosnia and herzegovina", "bosnia"), ("bosnia-hercegovina", "bosnia"),
    ("bosnia-herzegovina", "bosnia"), ("britain", "united kingdom"), ("burma", "myanmar"),
    ("calcutta", "kolkata"), ("calif", "california"), ("colo", "colorado"),
    ("conn", "connecticut"), ("cote d'ivoire", "ivory coast"), ("czechia", "czech republic"),
    ("côte d'ivoire", "ivory coast"), ("dc", "washington"), ("democratic people's republic of korea", "north korea"),
    ("democratic republic of the congo", "democratic republic of congo"), ("dprk", "north korea"), ("dr congo", "democratic republic of congo"),
    ("drc", "democratic republic of congo"), ("eu", "european union"), ("federal republic of germany", "germany"),
    ("fla", "florida"), ("gb", "united kingdom"), ("great britain", "united kingdom"),
    ("holland", "netherlands"), ("holy see", "vatican"), ("ill", "illinois"),
    ("irish republic", "ireland"), ("islamic republic of iran", "iran"), ("kingdom of saudi arabia", "saudi arabia"),
    ("korea republic", "south korea"), ("kyiv", "kiev"), ("la", "los angeles"), ("madras", "chennai"),
    ("mass", "massachusetts"), ("mich", "michigan"), ("minn", "minnesota"),
    ("n korea", "north korea"), ("nc", "north carolina"), ("nd", "north dakota"),
    ("netherlands", "netherlands"), ("nev", "nevada"), ("nh", "new hampshire"),
    ("nj", "new jersey"), ("nm", "new mexico"), ("ny", "new york"),
    ("nyc", "new york city"), ("nz", "new zealand"), ("okla", "oklahoma"),
    ("ore", "oregon"), ("peking", "beijing"), ("penn", "pennsylvania"),
    ("people's republic of china", "china"), ("philippines", "philippines"), ("philly", "philadelphia"),
    ("png", "papua new guinea"), ("prc", "china"), ("rangoon", "yangon"),
    ("republic of ireland", "ireland"), ("republic of korea", "south korea"), ("ri", "rhode island"),
    ("rok", "south korea"), ("russian federation", "russia"), ("s korea", "south korea"),
    ("saigon", "ho chi minh city"), ("sc", "south carolina"), ("sd", "south dakota"),
    ("slovak republic", "slovakia"), ("swaziland", "eswatini"), ("tenn", "tennessee"),
    ("tex", "texas"), ("timor leste", "east timor"), ("timor-leste", "east timor"),
    ("türkiye", "turkey"), ("uae", "united arab emirates"), ("uk", "united kingdom"),
    ("un", "united nations"), ("united states", "united states"), ("united states of america", "united states"),
    ("us", "united states"), ("usa", "united states"), ("ussr", "soviet union"),
    ("vatican city", "vatican"), ("vegas", "las vegas"), ("viet nam", "vietnam"),
    ("washington dc", "washington"), ("wis", "wisconsin"),
];

/// Nationality word → country.
#[rustfmt::skip]
pub const DEMONYMS: &[(&str, &str)] = &[
    ("afghan", "afghanistan"), ("albanian", "albania"), ("algerian", "algeria"),
    ("american", "united states"), ("angolan", "angola"), ("argentine", "argentina"),
    ("argentinian", "argentina"), ("armenian", "armenia"), ("australian", "australia"),
    ("austrian", "austria"), ("azerbaijani", "azerbaijan"), ("azeri", "azerbaijan"),
    ("bahamian", "bahamas"), ("bahraini", "bahrain"), ("bangladeshi", "bangladesh"),
    ("belarusian", "belarus"), ("belarussian", "belarus"), ("belgian", "belgium"),
    ("bolivian", "bolivia"), ("bosnian", "bosnia"), ("botswanan", "botswana"),
    ("brazilian", "brazil"), ("british", "united kingdom"), ("bulgarian", "bulgaria"),
    ("burkinabe", "burkina faso"), ("burmese", "myanmar"), ("burundian", "burundi"),
    ("cambodian", "cambodia"), ("cameroonian", "cameroon"), ("canadian", "canada"),
    ("chadian", "chad"), ("chilean", "chile"), ("chinese", "china"),
    ("colombian", "colombia"), ("congolese", "democratic republic of congo"), ("costa rican", "costa rica"),
    ("croat", "croatia"), ("croatian", "croatia"), ("cuban", "cuba"),
    ("cypriot", "cyprus"), ("czech", "czech republic"), ("danish", "denmark"),
    ("dominican", "dominican republic"), ("dutch", "netherlands"), ("east timorese", "east timor"),
    ("ecuadorean", "ecuador"), ("ecuadorian", "ecuador"), ("egyptian", "egypt"),
    ("emirati", "united arab emirates"), ("english", "england"), ("eritrean", "eritrea"),
    ("estonian", "estonia"), ("ethiopian", "ethiopia"), ("fijian", "fiji"),
    ("filipino", "philippines"), ("finnish", "finland"), ("french", "france"),
    ("gabonese", "gabon"), ("gambian", "gambia"), ("georgian", "georgia"),
    ("german", "germany"), ("ghanaian", "ghana"), ("greek", "greece"),
    ("guatemalan", "guatemala"), ("guinean", "guinea"), ("haitian", "haiti"),
    ("honduran", "honduras"), ("hungarian", "hungary"), ("icelandic", "iceland"),
    ("indian", "india"), ("indonesian", "indonesia"), ("iranian", "iran"),
    ("iraqi", "iraq"), ("irish", "ireland"), ("israeli", "israel"),
    ("italian", "italy"), ("ivorian", "ivory coast"), ("jamaican", "jamaica"),
    ("japanese", "japan"), ("jordanian", "jordan"), ("kazakh", "kazakhstan"),
    ("kenyan", "kenya"), ("kosovan", "kosovo"), ("kosovar", "kosovo"),
    ("kuwaiti", "kuwait"), ("kyrgyz", "kyrgyzstan"), ("lao", "laos"),
    ("laotian", "laos"), ("latvian", "latvia"), ("lebanese", "lebanon"),
    ("liberian", "liberia"), ("libyan", "libya"), ("lithuanian", "lithuania"),
    ("macedonian", "north macedonia"), ("malagasy", "madagascar"), ("malawian", "malawi"),
    ("malaysian", "malaysia"), ("maldivian", "maldives"), ("malian", "mali"),
    ("maltese", "malta"), ("mauritanian", "mauritania"), ("mauritian", "mauritius"),
    ("mexican", "mexico"), ("moldovan", "moldova"), ("mongolian", "mongolia"),
    ("montenegrin", "montenegro"), ("moroccan", "morocco"), ("mozambican", "mozambique"),
    ("namibian", "namibia"), ("nepalese", "nepal"), ("nepali", "nepal"),
    ("new zealand", "new zealand"), ("nicaraguan", "nicaragua"), ("nigerian", "nigeria"),
    ("nigerien", "niger"), ("north korean", "north korea"), ("norwegian", "norway"),
    ("omani", "oman"), ("pakistani", "pakistan"), ("palestinian", "palestine"),
    ("panamanian", "panama"), ("paraguayan", "paraguay"), ("peruvian", "peru"),
    ("philippine", "philippines"), ("polish", "poland"), ("portuguese", "portugal"),
    ("puerto rican", "puerto rico"), ("qatari", "qatar"), ("romanian", "romania"),
    ("russian", "russia"), ("rwandan", "rwanda"), ("salvadoran", "el salvador"),
    ("saudi", "saudi arabia"), ("saudi arabian", "saudi arabia"), ("scottish", "scotland"),
    ("senegalese", "senegal"), ("serb", "serbia"), ("serbian", "serbia"),
    ("sierra leonean", "sierra leone"), ("singaporean", "singapore"), ("slovak", "slovakia"),
    ("slovakian", "slovakia"), ("slovene", "slovenia"), ("slovenian", "slovenia"),
    ("somali", "somalia"), ("south african", "south africa"), ("south korean", "south korea"),
    ("south sudanese", "south sudan"), ("soviet", "soviet union"), ("spanish", "spain"),
    ("sri lankan", "sri lanka"), ("sudanese", "sudan"), ("swazi", "eswatini"),
    ("swedish", "sweden"), ("swiss", "switzerland"), ("syrian", "syria"),
    ("taiwanese", "taiwan"), ("tajik", "tajikistan"), ("tanzanian", "tanzania"),
    ("thai", "thailand"), ("togolese", "togo"), ("tunisian", "tunisia"),
    ("turkish", "turkey"), ("turkmen", "turkmenistan"), ("ugandan", "uganda"),
    ("ukrainian", "ukraine"), ("uruguayan", "uruguay"), ("us", "united states"),
    ("uzbek", "uzbekistan"), ("venezuelan", "venezuela"), ("vietnamese", "vietnam"),
    ("welsh", "wales"), ("yemeni", "yemen"), ("zambian", "zambia"),
    ("zimbabwean", "zimbabwe"),
];

/// Country → capital.
#[rustfmt::skip]
pub const CAPITALS: &[(&str, &str)] = &[
    ("afghanistan", "kabul"), ("albania", "tirana"), ("algeria", "algiers"),
    ("angola", "luanda"), ("argentina", "buenos aires"), ("armenia", "yerevan"),
    ("australia", "canberra"), ("austria", "vienna"), ("azerbaijan", "baku"),
    ("bahamas", "nassau"), ("bahrain", "manama"), ("bangladesh", "dhaka"),
    ("belarus", "minsk"), ("belgium", "brussels"), ("bolivia", "la paz"),
    ("bosnia", "sarajevo"), ("botswana", "gaborone"), ("brazil", "brasilia"),
    ("bulgaria", "sofia"), ("burkina faso", "ouagadougou"), ("burundi", "bujumbura"),
    ("cambodia", "phnom penh"), ("cameroon", "yaounde"), ("canada", "ottawa"),
    ("chad", "n'djamena"), ("chile", "santiago"), ("china", "beijing"),
    ("colombia", "bogota"), ("costa rica", "san jose"), ("croatia", "zagreb"),
    ("cuba", "havana"), ("cyprus", "nicosia"), ("czech republic", "prague"),
    ("democratic republic of congo", "kinshasa"), ("denmark", "copenhagen"), ("dominican republic", "santo domingo"),
    ("east timor", "dili"), ("ecuador", "quito"), ("egypt", "cairo"),
    ("el salvador", "san salvador"), ("eritrea", "asmara"), ("estonia", "tallinn"),
    ("eswatini", "mbabane"), ("ethiopia", "addis ababa"), ("fiji", "suva"),
    ("finland", "helsinki"), ("france", "paris"), ("gabon", "libreville"),
    ("gambia", "banjul"), ("georgia", "tbilisi"), ("germany", "berlin"),
    ("ghana", "accra"), ("greece", "athens"), ("guatemala", "guatemala city"),
    ("guinea", "conakry"), ("haiti", "port-au-prince"), ("honduras", "tegucigalpa"),
    ("hungary", "budapest"), ("iceland", "reykjavik"), ("india", "new delhi"),
    ("indonesia", "jakarta"), ("iran", "tehran"), ("iraq", "baghdad"),
    ("ireland", "dublin"), ("israel", "jerusalem"), ("italy", "rome"),
    ("ivory coast", "abidjan"), ("jamaica", "kingston"), ("japan", "tokyo"),
    ("jordan", "amman"), ("kazakhstan", "astana"), ("kenya", "nairobi"),
    ("kosovo", "pristina"), ("kuwait", "kuwait city"), ("kyrgyzstan", "bishkek"),
    ("laos", "vientiane"), ("latvia", "riga"), ("lebanon", "beirut"),
    ("liberia", "monrovia"), ("libya", "tripoli"), ("lithuania", "vilnius"),
    ("luxembourg", "luxembourg"), ("madagascar", "antananarivo"), ("malawi", "lilongwe"),
    ("malaysia", "kuala lumpur"), ("maldives", "male"), ("mali", "bamako"),
    ("malta", "valletta"), ("mauritania", "nouakchott"), ("mauritius", "port louis"),
    ("mexico", "mexico city"), ("moldova", "chisinau"), ("mongolia", "ulan bator"),
    ("montenegro", "podgorica"), ("morocco", "rabat"), ("mozambique", "maputo"),
    ("myanmar", "naypyidaw"), ("namibia", "windhoek"), ("nepal", "kathmandu"),
    ("netherlands", "amsterdam"), ("new zealand", "wellington"), ("nicaragua", "managua"),
    ("niger", "niamey"), ("nigeria", "abuja"), ("north korea", "pyongyang"),
    ("north macedonia", "skopje"), ("norway", "oslo"), ("oman", "muscat"),
    ("pakistan", "islamabad"), ("panama", "panama city"), ("papua new guinea", "port moresby"),
    ("paraguay", "asuncion"), ("peru", "lima"), ("philippines", "manila"),
    ("poland", "warsaw"), ("portugal", "lisbon"), ("puerto rico", "san juan"),
    ("qatar", "doha"), ("romania", "bucharest"), ("russia", "moscow"),
    ("rwanda", "kigali"), ("saudi arabia", "riyadh"), ("scotland", "edinburgh"),
    ("senegal", "dakar"), ("serbia", "belgrade"), ("sierra leone", "freetown"),
    ("singapore", "singapore"), ("slovakia", "bratislava"), ("slovenia", "ljubljana"),
    ("somalia", "mogadishu"), ("south africa", "pretoria"), ("south korea", "seoul"),
    ("south sudan", "juba"), ("soviet union", "moscow"), ("spain", "madrid"),
    ("sri lanka", "colombo"), ("sudan", "khartoum"), ("sweden", "stockholm"),
    ("switzerland", "bern"), ("syria", "damascus"), ("taiwan", "taipei"),
    ("tajikistan", "dushanbe"), ("tanzania", "dodoma"), ("thailand", "bangkok"),
    ("togo", "lome"), ("tunisia", "tunis"), ("turkey", "ankara"),
    ("turkmenistan", "ashgabat"), ("uganda", "kampala"), ("ukraine", "kiev"),
    ("united arab emirates", "abu dhabi"), ("united kingdom", "london"), ("united states", "washington"),
    ("uruguay", "montevideo"), ("uzbekistan", "tashkent"), ("venezuela", "caracas"),
    ("vietnam", "hanoi"), ("wales", "cardiff"), ("yemen", "sanaa"),
    ("zambia", "lusaka"), ("zimbabwe", "harare"),
];

fn look_up(table: &'static [(&str, &str)], key: &str) -> Option<&'static str> {
    table.binary_search_by(|&(k, _)| k.cmp(key)).ok().map(|i| table[i].1)
}

/// The usual name of a place that goes by several: "usa" → "united states".
pub fn usual_name(alias: &str) -> Option<&'static str> {
    look_up(ALIASES, alias)
}

/// "russian" → "russia"
pub fn country_of(demonym: &str) -> Option<&'static str> {
    look_up(DEMONYMS, demonym)
}

/// "russia" → "moscow"
pub fn capital_of(country: &str) -> Option<&'static str> {
    look_up(CAPITALS, country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique() {
        for table in [ALIASES, DEMONYMS, CAPITALS] {
            assert!(table.windows(2).all(|w| w[0].0 < w[1].0));
        }
    }

    #[test]
    fn countries_are_known_by_all_their_names() {
        assert_eq!(usual_name("usa"), Some("united states"));
        assert_eq!(country_of("dutch"), Some("netherlands"));
        assert_eq!(capital_of("kenya"), Some("nairobi"));
    }
}
