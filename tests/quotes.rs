//! Every way news writes speech: what is found, who is credited.

use nutgraf::{Options, QuoteKind, analyze};

/// Kind, words and speaker of each quote. `known` opens the article, so that names are known.
fn check(text: &str, expected: &[(QuoteKind, &str, Option<&str>)]) {
    let known = "Ana Lima is the mayor of Porto. Rui Costa is the treasurer of the council.\n\n";
    let text = format!("{known}{text}");
    let analysis = analyze(&text, &Options::default());
    let found: Vec<_> = analysis
        .quotes
        .iter()
        .map(|q| (q.kind, q.span.of(&text), q.speaker.as_ref().map(|s| s.name.as_str())))
        .collect();
    assert_eq!(found, expected, "{text}");
}

fn direct<'t>(words: &'t str, speaker: &'t str) -> (QuoteKind, &'t str, Option<&'t str>) {
    (QuoteKind::Direct, words, Some(speaker))
}

fn mixed<'t>(words: &'t str, speaker: &'t str) -> (QuoteKind, &'t str, Option<&'t str>) {
    (QuoteKind::Mixed, words, Some(speaker))
}

fn indirect<'t>(words: &'t str, speaker: &'t str) -> (QuoteKind, &'t str, Option<&'t str>) {
    (QuoteKind::Indirect, words, Some(speaker))
}

#[test]
fn every_kind_of_mark() {
    for words in [
        "“We will rebuild the bridge,”",
        "\"We will rebuild the bridge,\"",
        "‘We won’t rebuild the voters’ bridge,’",
        "'We won't rebuild the voters' bridge,'",
        "«We will rebuild the bridge»,",
        "``We will rebuild the bridge,''",
        "“My father told me, ‘Never sell the boat,’ and I did not,”",
        "“They [the builders] will … rebuild the bridge,”",
    ] {
        // A comma after a guillemet is not the speaker's.
        let quote = words.strip_suffix(',').filter(|w| w.ends_with('»')).unwrap_or(words);
        check(&format!("{words} Lima said."), &[direct(quote, "Ana Lima")]);
    }
}

#[test]
fn a_question_put_to_somebody_is_not_their_statement() {
    check(
        "Asked whether the bridge would open in May, Lima replied: “It will open when it is safe.”",
        &[direct("“It will open when it is safe.”", "Ana Lima")],
    );
}

#[test]
fn a_quote_cut_by_its_cue_is_one_utterance() {
    let text = "Ana Lima is the mayor of Porto.\n\n“We will rebuild,” Lima said, “and it will take two years.” \
                “Nobody should wait longer,” said Rui Costa.";
    let analysis = analyze(text, &Options::default());
    let utterances: Vec<usize> = analysis.quotes.iter().map(|q| q.utterance).collect();
    assert_eq!(utterances, [0, 0, 1]);
}

#[test]
fn a_quote_over_paragraphs_keeps_its_speaker() {
    check(
        "The mayor of Porto, Ana Lima, said: “We will rebuild the bridge.\n\n“It will take two years.\n\n\
         “Nobody should wait longer.”",
        &[
            direct("“We will rebuild the bridge.", "Ana Lima"),
            direct("“It will take two years.", "Ana Lima"),
            direct("“Nobody should wait longer.”", "Ana Lima"),
        ],
    );
}

#[test]
fn terms_nicknames_and_laws_are_nobody_s_words() {
    check("The so-called “bridge of sighs” was closed on Monday after the storm.", &[]);
    check("Juan “Chico” Pereira carried the flag, and the “Safe Boats Act” passed the house.", &[]);
}

#[test]
fn a_wish_not_to_be_named_is_no_speech() {
    check("“He is finished,” said one mayor, who asked not to be named.", &[direct("“He is finished,”", "one mayor")]);
}

#[test]
fn part_of_a_clause_in_marks_is_mixed() {
    check("Lima called the plan “a waste of money” on Monday.", &[mixed("the plan “a waste of money”", "Ana Lima")]);
}

#[test]
fn cues_of_many_kinds() {
    check("“The bridge is safe!” tweeted Lima on Monday.", &[direct("“The bridge is safe!”", "Ana Lima")]);
    check("Lima tweeted: “The bridge is safe.”", &[direct("“The bridge is safe.”", "Ana Lima")]);
    check(
        "“The bridge is safe,” the ministry said in a statement.",
        &[direct("“The bridge is safe,”", "the ministry")],
    );
    check("Said Lima: “We will rebuild.”", &[direct("“We will rebuild.”", "Ana Lima")]);
    check("“We won the council.” — Ana Lima", &[direct("“We won the council.”", "Ana Lima")]);
    check(
        "Lima told Reuters that the bridge would be closed until spring.",
        &[indirect("that the bridge would be closed until spring", "Ana Lima")],
    );
    check("In a statement, the ministry said the bridge was safe.", &[indirect("the bridge was safe", "the ministry")]);
    check(
        "According to Costa, the bridge will cost 12 million euros.",
        &[indirect("the bridge will cost 12 million euros", "Rui Costa")],
    );
}

#[test]
fn indirect_speech_ends_with_its_clause() {
    check(
        "Lima warned that the bridge could collapse, but nobody closed it.",
        &[indirect("that the bridge could collapse", "Ana Lima")],
    );
    check(
        "Lima, who opened the bridge on Monday, met voters. She said the builders had worked day and night.",
        &[indirect("the builders had worked day and night", "Ana Lima")],
    );
}

#[test]
fn what_that_opens_is_a_clause_whatever_its_verb() {
    check("Lima warned that Porto depends on the bridge.", &[indirect("that Porto depends on the bridge", "Ana Lima")]);
}

#[test]
fn who_is_helped_to_estimate_has_said_nothing() {
    check("The drawings could help builders estimate how long the bridge will stand.", &[]);
}

#[test]
fn a_speaker_has_the_whole_of_their_office() {
    check(
        "A spokeswoman for the Department of Trade and Industry said the bridge was safe.",
        &[indirect("the bridge was safe", "A spokeswoman for the Department of Trade and Industry")],
    );
    check("Ana Lima KC said the bridge was safe.", &[indirect("the bridge was safe", "Ana Lima")]);
    check("Costa's barrister, Ana Lima, said the bridge was safe.", &[indirect("the bridge was safe", "Ana Lima")]);
}

#[test]
fn a_headline_names_its_speaker() {
    let text =
        "Lima: ‘We will win’\n\nAna Lima, the mayor of Porto, spoke to voters in the old town on Monday evening.";
    let quotes = analyze(text, &Options::default()).quotes;
    let speaker = quotes[0].speaker.as_ref().map(|s| s.name.as_str());
    assert_eq!((quotes[0].span.of(text), speaker), ("‘We will win’", Some("Ana Lima")));
}

#[test]
fn a_dialogue_goes_from_mouth_to_mouth() {
    check(
        "“Will you stay?” asked Costa. “Yes,” said Lima. “I like it here.”",
        &[
            direct("“Will you stay?”", "Rui Costa"),
            direct("“Yes,”", "Ana Lima"),
            direct("“I like it here.”", "Ana Lima"),
        ],
    );
}

#[test]
fn a_missing_mark_ends_with_its_paragraph() {
    let text = "Ana Lima is the mayor of Porto.\n\nLima said: “We will rebuild the bridge.\n\nNobody else came to the meeting.";
    let quotes = analyze(text, &Options::default()).quotes;
    assert_eq!(quotes[0].span.of(text), "“We will rebuild the bridge.");
}

#[test]
fn the_subject_of_the_main_clause_speaks() {
    check(
        "But a colleague who worked with him on the review said he was “furious” at being used.",
        &[mixed("he was “furious” at being used", "a colleague")],
    );
    check(
        "One of them, who served under Costa at the harbour board, said she had always been a fighter.",
        &[indirect("she had always been a fighter", "One of them")],
    );
    check(
        "The union's chair, Ana Lima, said it “beggared belief” that nobody was asked.",
        &[mixed("it “beggared belief” that nobody was asked", "Ana Lima")],
    );
    check(
        "The United Food and Commercial Workers, which represents clerks, said it would fight any closures.",
        &[indirect("it would fight any closures", "United Food and Commercial Workers")],
    );
}

#[test]
fn what_stands_before_name_and_office_was_told() {
    check(
        "The dead included three children, the harbour master, Rui Costa, told reporters.",
        &[indirect("The dead included three children", "Rui Costa")],
    );
    check(
        "The bridge will reopen in March, Ana Lima, the mayor, said on Monday.",
        &[indirect("The bridge will reopen in March", "Ana Lima")],
    );
    check("Costa saw the mayor, Ana Lima, and left.", &[]);
}

#[test]
fn who_is_reported_is_not_quoted() {
    check("In March a mate reported him to the company; the report was lost.", &[]);
}

#[test]
fn a_line_pulled_out_of_the_story_is_no_second_quote() {
    check(
        "“We did not believe it at first”\n\nThe bridge fell in the night. “We did not believe it at first,” said Costa.",
        &[direct("“We did not believe it at first,”", "Rui Costa")],
    );
}

#[test]
fn a_quote_without_a_cue_is_said_by_the_subject_before_it() {
    check(
        "Costa turned to the crowd. “The bridge stays open.” Tom Berg nodded.",
        &[direct("“The bridge stays open.”", "Rui Costa")],
    );
    check(
        "Costa needed three hours to beat Tom Berg.\n\n“My coach is ill, so I play for her.”",
        &[direct("“My coach is ill, so I play for her.”", "Rui Costa")],
    );
}

#[test]
fn a_name_behind_a_dash_signs_the_words() {
    check(
        "“The tram is slow.” — Peter Hahn, Leeds\n\n“I ride it every day.” - Ann Bose, York",
        &[direct("“The tram is slow.”", "Peter Hahn"), direct("“I ride it every day.”", "Ann Bose")],
    );
}

#[test]
fn single_marks_run_over_paragraphs() {
    check(
        "Costa said: 'From feeding goats I know one winter can ruin people's farms.\n\n'Goats need hay and they need a roof.\n\n'Words will not feed them.'",
        &[
            direct("'From feeding goats I know one winter can ruin people's farms.", "Rui Costa"),
            direct("'Goats need hay and they need a roof.", "Rui Costa"),
            direct("'Words will not feed them.'", "Rui Costa"),
        ],
    );
}

#[test]
fn a_mark_left_on_the_line_before_opens_the_next() {
    check(
        "“It was a cold night,” Costa said of the final. “\n\nStill, we won the cup.\n\n“I am tired,” he added. “\n\nI want to go home.”",
        &[
            direct("“It was a cold night,”", "Rui Costa"),
            direct("Still, we won the cup.", "Rui Costa"),
            direct("“I am tired,”", "Rui Costa"),
            direct("I want to go home.”", "Rui Costa"),
        ],
    );
}

#[test]
fn claims_with_a_relative_clause_are_no_verb() {
    check("Fraud claims that the council denies are before the court.", &[]);
    check("Insurance claims that had piled up for weeks fell again.", &[]);
}

#[test]
fn a_verdict_with_a_second_verb_ends_before_it() {
    check(
        "Lima admitted the girl had been hurt by the fall but freed Tom Berg.",
        &[indirect("the girl had been hurt by the fall", "Ana Lima")],
    );
}

#[test]
fn a_name_behind_its_office_speaks() {
    check("Norland's minister of mines Olga Tarn said the pit was safe.", &[indirect("the pit was safe", "Olga Tarn")]);
}

#[test]
fn a_verb_with_a_particle_and_an_object_reports_nothing() {
    check("Coastguard calls off search for missing crew\n\nThe search ended on Monday.", &[]);
    check("Council calls mill unsafe", &[]);
}

#[test]
fn a_score_before_a_colon_says_nothing() {
    check("Porto 2-1 Braga: late Costa strike lifts hosts\n\nPorto won on Saturday.", &[]);
}

#[test]
fn a_dateline_is_nobody_s_word() {
    check(
        "Mill to close\n\nLEEDS, Sept 3 (Reuters) - The mill will close in May, Ana Lima said on Monday. It was built in 1900.",
        &[indirect("The mill will close in May", "Ana Lima")],
    );
}

#[test]
fn a_clause_goes_on_to_its_verb_behind_an_aside() {
    check(
        "Lima warned that the drug, made by a Danish firm, would be dear.",
        &[indirect("that the drug, made by a Danish firm, would be dear", "Ana Lima")],
    );
    let content =
        "that the lamp had been broken for months and that the port, which runs the quay, had been told of it";
    check(&format!("Lima argued {content}."), &[indirect(content, "Ana Lima")]);
}

#[test]
fn what_is_won_or_telephoned_is_no_statement() {
    check("Lima claimed the vital wicket of Costa, who was caught by Hale diving to his left.", &[]);
    check("Costa claimed first prize in May. The flood has claimed the lives of two sailors.", &[]);
    check("Costa allegedly called 999 shortly after midnight.", &[]);
    check("Those who call Porto home are saddened by the flood that hit the city.", &[]);
    check("Lima called the plan “a disgrace to us all”.", &[mixed("the plan “a disgrace to us all”", "Ana Lima")]);
    check("Costa pleaded guilty in May to stealing two boats.", &[]);
}

#[test]
fn a_word_in_marks_beside_a_verb_of_doing_is_nobodys() {
    check("Lima and the council are putting a lot of weight on “small” with a new line of boats.", &[]);
    check("Costa shot the dog ‘twice’ on Monday.", &[]);
    check("The boats make a “great” noise.", &[]);
}

#[test]
fn what_a_picture_shows_is_no_statement() {
    check("One photo showed the mayor holding a fish. Two photographs show Lima standing on the bridge.", &[]);
    check("A survey showed that nobody used the bridge.", &[indirect("that nobody used the bridge", "A survey")]);
}

#[test]
fn a_colon_behind_a_clause_labels_nobody() {
    check("They had one cure that they had never tried for Rui Costa: They would cool his blood.", &[]);
}

#[test]
fn authors_own_words_are_no_quotes() {
    check("At first sight, I'd say the new bridge is better than the old one.", &[]);
    check("On Friday we'll ask how Lima and her family will live in Porto.", &[]);
}

#[test]
fn a_name_under_a_paragraph_that_has_its_speaker_signs_nothing() {
    check(
        "“He broke the law,” Lima told the Herald. “He is sorry. He will pay.”\n\n- Ken Hill, Sailors' Union\n\nThe case goes on.",
        &[direct("“He broke the law,”", "Ana Lima"), direct("“He is sorry. He will pay.”", "Ana Lima")],
    );
}

#[test]
fn a_second_report_is_no_part_of_the_first() {
    check(
        "Only 31% of nurses said they were paid enough, and 20% of teachers said they would quit.",
        &[indirect("they were paid enough", "Only 31% of nurses"), indirect("they would quit", "20% of teachers")],
    );
}

#[test]
fn who_speaks_behind_an_ended_quote_reports_their_own_clause() {
    let text = "“It is a good bridge. It will last.” Both Lima and Costa admit they do not know the price.";
    let quotes = analyze(text, &Options::default()).quotes;
    let of_cue: Vec<&str> = quotes.iter().filter(|q| q.cue.is_some()).map(|q| q.span.of(text)).collect();
    assert_eq!(of_cue, ["they do not know the price"]);
}
