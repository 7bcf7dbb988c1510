/**
 * Reads English news articles: summary, entities, quotes, timeline.
 * The package's only door; the analysis itself is nutgraf_bg.wasm.
 */
import init, { analyze, check, conllu, exportAs, exportCheck, exportStory, merge } from "./nutgraf_glue.js";

/** @type {Promise<import("./nutgraf.js").Nutgraf> | undefined} */
let loaded;

/**
 * Loads the .wasm, once: later calls share the first one's answer.
 * @param {import("./nutgraf.js").WasmSource} [source] where the .wasm is kept, if not beside this file
 * @returns {Promise<import("./nutgraf.js").Nutgraf>}
 */
export function load(source) {
  loaded ??= start(source).catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/**
 * A policy and a wrong file give the same kind of error.
 * @param {string} message
 */
function whyNot(message) {
  if (/unsafe-eval|content security|csp/i.test(message)) return "the page's content security policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src";
  if (/empty/.test(message)) return "nutgraf_bg.wasm is empty: copy the file anew";
  return "nutgraf_bg.wasm is not WebAssembly: the server may have answered with a page of its own";
}

/** @param {any} source */
async function start(source) {
  try {
    // A bare literal: bundlers look for exactly this.
    if (source === undefined) await init({ module_or_path: new URL("./nutgraf_bg.wasm", import.meta.url) });
    else await init({ module_or_path: source });
  } catch (error) {
    throw error instanceof WebAssembly.CompileError ? new Error(whyNot(error.message), { cause: error }) : error;
  }
  return Object.freeze({
    /** @param {string} text @param {import("./nutgraf.js").Options} [options] */
    analyze(text, options) {
      if (typeof text !== "string") throw new TypeError("text: a string is expected");
      return analyze(text, options);
    },
    /** @param {string} text @param {import("./nutgraf.js").Options} [options] */
    conllu(text, options) {
      if (typeof text !== "string") throw new TypeError("text: a string is expected");
      return conllu(text, options);
    },
    /** @param {import("./nutgraf.js").Article[]} articles @param {import("./nutgraf.js").StoryOptions} [options] */
    merge(articles, options) {
      return merge(articles, options);
    },
    /**
     * @param {import("./nutgraf.js").Article[]} articles
     * @param {import("./nutgraf.js").StoryFormat} format
     * @param {Record<string, string>} [strings]
     * @param {import("./nutgraf.js").StoryOptions} [options]
     */
    exportStory(articles, format, strings, options) {
      return exportStory(articles, format, strings, options);
    },
    /**
     * @param {import("./nutgraf.js").Article | string} draft
     * @param {import("./nutgraf.js").Article[]} sources
     * @param {import("./nutgraf.js").CheckFormat} format
     * @param {Record<string, string>} [strings]
     * @param {import("./nutgraf.js").Options} [options]
     */
    exportCheck(draft, sources, format, strings, options) {
      return exportCheck(draft, sources, format, strings, options);
    },
    /**
     * @param {import("./nutgraf.js").Article | string} draft
     * @param {import("./nutgraf.js").Article[]} sources
     * @param {import("./nutgraf.js").Options} [options]
     */
    check(draft, sources, options) {
      return check(draft, sources, options);
    },
    /**
     * @param {string} text
     * @param {import("./nutgraf.js").Analysis} analysis
     * @param {import("./nutgraf.js").ExportFormat} format
     * @param {Record<string, string>} [strings]
     */
    exportAs(text, analysis, format, strings) {
      if (typeof text !== "string") throw new TypeError("text: a string is expected");
      if (typeof format !== "string") throw new TypeError("format: a string is expected");
      return exportAs(text, analysis, format, strings);
    },
  });
}
