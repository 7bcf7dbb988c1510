/** The folder `nutgraf` (the five files) lies beside this file and is copied as it is. */
export default function (config) {
  config.addPassthroughCopy('nutgraf');
  // With it the analyses are made by `npx nutgraf-site _site` after the build.
  config.addGlobalData('atBuildTime', Boolean(process.env.NUTGRAF_SRC));
}
