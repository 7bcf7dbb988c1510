/** For TSX in React 19: `import type {} from "nutgraf/react"`. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { NutGrafAttributes, NutGrafElement } from "./element.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "nut-graf": DetailedHTMLProps<HTMLAttributes<NutGrafElement>, NutGrafElement> & NutGrafAttributes;
    }
  }
}
