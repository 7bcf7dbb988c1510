//! The JavaScript door: decodes options, calls [`nutgraf::analyze`], encodes. `www/package/nutgraf.js` wraps it.

#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Object, Reflect, TypeError};
use nutgraf::export::{self, CheckFormat, Format, StoryFormat, Strings};
use nutgraf::{KindHint, OffsetUnit, Options, ParagraphKind, Place, StoryCorrection, parse_day};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Reads one article; offsets count UTF-16 code units.
///
/// # Errors
/// A `TypeError` that names the option that is wrong, and why.
#[wasm_bindgen]
pub fn analyze(text: &str, options: JsValue) -> Result<JsValue, JsValue> {
    console_error_panic_hook::set_once();
    let options = decode(options)?;
    let analysis = nutgraf::analyze(text, &options);
    Ok(analysis.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// The tokens of a text with their syntax, in CoNLL-U; offsets count UTF-16 code units.
///
/// # Errors
/// As [`analyze`].
#[wasm_bindgen]
pub fn conllu(text: &str, options: JsValue) -> Result<String, JsValue> {
    console_error_panic_hook::set_once();
    Ok(nutgraf::conllu(text, &decode(options)?))
}

/// Writes an analysis, perhaps corrected by the reader, as a file: see [`Format`]. `strings` are the words around the
/// article's own, by the keys of `www/strings/en.js`; English where they are missing.
///
/// # Errors
/// A `TypeError` where the format is unknown or the analysis is none.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(text: &str, analysis: JsValue, format: &str, strings: JsValue) -> Result<String, JsValue> {
    console_error_panic_hook::set_once();
    let format = Format::parse(format).ok_or_else(|| wrong(&format!("format: there is no format {format}")))?;
    let analysis: nutgraf::Analysis =
        serde_wasm_bindgen::from_value(analysis).map_err(|e| wrong(&format!("analysis: {e}")))?;
    Ok(export::export_as(text, &analysis, format, &words(&strings)?))
}

fn words(strings: &JsValue) -> Result<Strings, JsValue> {
    let mut own = Vec::new();
    if let Some(strings) = strings.dyn_ref::<Object>() {
        for entry in Object::entries(strings).iter() {
            let (key, value) = (Reflect::get_u32(&entry, 0)?, Reflect::get_u32(&entry, 1)?);
            own.extend(key.as_string().zip(value.as_string()));
        }
    }
    Ok(Strings::new(own))
}

/// Several articles as one story: `[{ text, date, source }]`; offsets count UTF-16 code units.
///
/// # Errors
/// A `TypeError` that names what is wrong.
#[wasm_bindgen]
pub fn merge(articles: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    console_error_panic_hook::set_once();
    let inputs = inputs(&articles, "articles")?;
    let story = story(&inputs, &options)?;
    Ok(story.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// Writes the story of these articles as a file: see [`StoryFormat`]. The options are those of [`merge`].
///
/// # Errors
/// A `TypeError` that names what is wrong.
#[wasm_bindgen(js_name = exportStory)]
pub fn export_story(articles: JsValue, format: &str, strings: JsValue, options: JsValue) -> Result<String, JsValue> {
    console_error_panic_hook::set_once();
    let format = StoryFormat::parse(format).ok_or_else(|| wrong(&format!("format: there is no format {format}")))?;
    let inputs = inputs(&articles, "articles")?;
    let story = story(&inputs, &options)?;
    Ok(export::export_story(&borrowed(&inputs), &story, format, &words(&strings)?))
}

fn story(inputs: &[Input], options: &JsValue) -> Result<nutgraf::Story, JsValue> {
    let corrections = corrections(options)?;
    Ok(nutgraf::merge_with(&borrowed(inputs), &decode(options.clone())?, &corrections))
}

/// `corrections` of the options: `[{ op: "join", at: { article, start }, with: { article, start } }]`.
fn corrections(options: &JsValue) -> Result<Vec<StoryCorrection>, JsValue> {
    let get = |value: &JsValue, key: &str| Reflect::get(value, &key.into()).ok().filter(|v| !v.is_undefined());
    let Some(list) = get(options, "corrections").filter(|v| !v.is_null()) else { return Ok(Vec::new()) };
    let expected = || wrong("corrections: a list of { op, at: { article, start }, … } is expected");
    if !Array::is_array(&list) {
        return Err(expected());
    }
    let place = |value: JsValue| {
        let part = |key: &str| get(&value, key).as_ref().and_then(whole).ok_or_else(expected);
        Ok::<_, JsValue>(Place { article: part("article")?, start: part("start")? })
    };
    Array::from(&list)
        .iter()
        .map(|one| {
            let at = place(get(&one, "at").ok_or_else(expected)?)?;
            let name = get(&one, "name").and_then(|v| v.as_string());
            let other = get(&one, "with").filter(|v| !v.is_null()).map(place).transpose()?;
            Ok(match get(&one, "op").and_then(|v| v.as_string()).as_deref() {
                Some("join") => StoryCorrection::Join { at, with: other.ok_or_else(expected)? },
                Some("apart") => StoryCorrection::Apart { at },
                Some("rename") => StoryCorrection::Rename { at, name: name.ok_or_else(expected)? },
                Some("speaker") => StoryCorrection::Speaker { at, who: other, name },
                Some("drop") => StoryCorrection::Drop { at },
                _ => return Err(expected()),
            })
        })
        .collect()
}

/// A draft held against its sources: `{ text, date }` and `[{ text, date, source }]`.
///
/// # Errors
/// As [`merge`].
#[wasm_bindgen]
pub fn check(draft: JsValue, sources: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    console_error_panic_hook::set_once();
    let (draft, sources, options) = (input(&draft, "draft")?, inputs(&sources, "sources")?, decode(options)?);
    let draft = [draft];
    let checked = nutgraf::check(&borrowed(&draft)[0], &borrowed(&sources), &options);
    Ok(checked.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// Writes the report on a draft as a file: see [`CheckFormat`].
///
/// # Errors
/// As [`export_story`].
#[wasm_bindgen(js_name = exportCheck)]
pub fn export_check(
    draft: JsValue,
    sources: JsValue,
    format: &str,
    strings: JsValue,
    options: JsValue,
) -> Result<String, JsValue> {
    console_error_panic_hook::set_once();
    let format = CheckFormat::parse(format).ok_or_else(|| wrong(&format!("format: there is no format {format}")))?;
    let (draft, sources, options) = ([input(&draft, "draft")?], inputs(&sources, "sources")?, decode(options)?);
    let checked = nutgraf::check(&borrowed(&draft)[0], &borrowed(&sources), &options);
    Ok(export::export_check(&draft[0].text, &checked, format, &words(&strings)?))
}

/// An article that was handed in.
struct Input {
    text: String,
    date: Option<nutgraf::Date>,
    source: Option<String>,
}

fn borrowed(inputs: &[Input]) -> Vec<nutgraf::Article<'_>> {
    inputs.iter().map(|i| nutgraf::Article::new(&i.text).with_date(i.date).with_source(i.source.clone())).collect()
}

fn inputs(value: &JsValue, name: &str) -> Result<Vec<Input>, JsValue> {
    if !Array::is_array(value) {
        return Err(wrong(&format!("{name}: a list of {{ text, date, source }} is expected")));
    }
    Array::from(value).iter().map(|v| input(&v, name)).collect()
}

/// An article, or its text alone.
fn input(value: &JsValue, name: &str) -> Result<Input, JsValue> {
    if let Some(text) = value.as_string() {
        return Ok(Input { text, date: None, source: None });
    }
    let get = |key: &str| Reflect::get(value, &key.into()).ok().filter(|v| !v.is_undefined() && !v.is_null());
    let text = if value.is_object() { get("text").and_then(|v| v.as_string()) } else { None };
    let text = text.ok_or_else(|| wrong(&format!("{name}: {{ text, date, source }} is expected, text a string")))?;
    let date = get("date").map(|v| date(&v)).transpose()?;
    Ok(Input { text, date, source: get("source").and_then(|v| v.as_string()) })
}

fn date(value: &JsValue) -> Result<nutgraf::Date, JsValue> {
    let given = match value.dyn_ref::<js_sys::Date>() {
        Some(date) if !date.get_time().is_nan() => Some(String::from(date.to_iso_string())),
        _ => value.as_string(),
    };
    let day = given.as_deref().and_then(parse_day);
    day.ok_or_else(|| wrong("date: a Date, an ISO date or a date-time is expected"))
}

fn wrong(message: &str) -> JsValue {
    TypeError::new(message).into()
}

fn decode(value: JsValue) -> Result<Options, JsValue> {
    let mut options = Options::default().with_offsets(OffsetUnit::Utf16);
    if value.is_undefined() || value.is_null() {
        return Ok(options);
    }
    if !value.is_object() {
        return Err(wrong("options: an object is expected"));
    }
    for entry in Object::entries(&Object::from(value)).iter() {
        let (key, value) = (Reflect::get_u32(&entry, 0)?, Reflect::get_u32(&entry, 1)?);
        if value.is_undefined() || value.is_null() {
            continue;
        }
        match key.as_string().unwrap_or_default().as_str() {
            "date" => options.date = Some(date(&value)?),
            "sentences" => {
                let count = whole(&value).filter(|n| (1..=10).contains(n));
                options.sentences = count.ok_or_else(|| wrong("sentences: a whole number from 1 to 10 is expected"))?;
            }
            "words" => {
                let count = whole(&value).filter(|&n| n > 0);
                options.words = Some(count.ok_or_else(|| wrong("words: a whole number above 0 is expected"))?);
            }
            "kinds" => options.hints = hints(&value)?,
            // Read where a story is made.
            "corrections" => {}
            other => return Err(wrong(&format!("{other}: there is no such option"))),
        }
    }
    Ok(options)
}

fn whole(value: &JsValue) -> Option<usize> {
    let number = value.as_f64()?;
    (number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0).then_some(number as usize)
}

fn hints(value: &JsValue) -> Result<Vec<KindHint>, JsValue> {
    let expected = || wrong("kinds: a list of { at: offset, kind: paragraph kind } is expected");
    if !Array::is_array(value) {
        return Err(expected());
    }
    Array::from(value)
        .iter()
        .map(|hint| {
            let at = Reflect::get(&hint, &"at".into()).ok().as_ref().and_then(whole);
            let kind = Reflect::get(&hint, &"kind".into()).ok().and_then(|k| k.as_string());
            let kind = kind.as_deref().and_then(ParagraphKind::parse);
            Ok(KindHint { at: at.ok_or_else(expected)?, kind: kind.ok_or_else(expected)? })
        })
        .collect()
}
