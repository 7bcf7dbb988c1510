/** A small writer of PDF files for the tests: lines of text where a test wants them, and all that makes a file odd. */

/**
 * @typedef {{ x: number, y: number, text: string, size?: number, font?: 'F1' | 'F2' | 'F3', turned?: boolean }} Run in points from the bottom left; F1 is Courier, F2 its bold, F3 a Chinese font whose text is in hexadecimal numbers
 */

/**
 * @param {Run[][]} pages
 * @param {{ rotate?: number, encrypt?: boolean, padding?: number, picture?: boolean, tagged?: boolean }} [how]
 * @returns {Buffer}
 */
export function pdf(pages, { rotate = 0, encrypt = false, padding = 0, picture = false } = {}) {
  /** @type {(string | Buffer)[]} */
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '', font('Courier'), font('Courier-Bold'), CHINESE];
  const kids = [];
  const image = picture ? objects.push(stream('<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8', '\x00\x7f\x7f\x00')) : 0;
  if (padding) objects.push(stream('<< /Type /EmbeddedFile', Buffer.alloc(padding, 'picture ')));
  for (const runs of pages) {
    const content = runs.map(draw).join('\n') + (picture ? '\nq 500 0 0 700 50 50 cm /Im1 Do Q' : '');
    const at = objects.push(stream('<<', Buffer.from(content, 'latin1')));
    const page = objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${rotate} /Contents ${at} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >>${image ? ` /XObject << /Im1 ${image} 0 R >>` : ''} >> >>`,
    );
    kids.push(`${page} 0 R`);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  // Nobody knows the password that belongs to these.
  const lock = encrypt && objects.push(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`);
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0].length;
  const places = objects.map((object, i) => {
    const at = length;
    const whole = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    parts.push(whole);
    length += whole.length;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R${lock ? ` /Encrypt ${lock} 0 R /ID [<00> <00>]` : ''} >>`;
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** As old programs wrote them: the font and the table of its code lie in the reader. */
const CHINESE =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 ' +
  '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> ' +
  '/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>';

/** @param {string} name */
const font = (name) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

/**
 * @param {string} head
 * @param {Buffer | string} body
 */
function stream(head, body) {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
  return Buffer.concat([Buffer.from(`${head} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')]);
}

/** The signs of Windows-1252 that news texts use. */
const SIGNS = { '–': '\x96', '—': '\x97', '‘': '\x91', '’': '\x92', '“': '\x93', '”': '\x94', '…': '\x85', '€': '\x80' };

/** @param {Run} run */
function draw({ x, y, text, size = 10, font: name = 'F1', turned = false }) {
  const words = name === 'F3' ? `<${text}>` : `(${text.replace(/[–—‘’“”…€]/g, (sign) => SIGNS[sign]).replace(/[\\()]/g, '\\$&')})`;
  return `BT /${name} ${size} Tf ${turned ? '0 1 -1 0' : '1 0 0 1'} ${x} ${y} Tm ${words} Tj ET`;
}

/**
 * Words as lines of at most `width` characters. Words longer than what is left are parted where `part` says so.
 *
 * @param {string} text
 * @param {number} width
 * @param {Record<string, string>} [part] how a word may be parted: `{ government: 'govern-ment' }`
 */
export function wrap(text, width, part = {}) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    const room = width - line.length - (line ? 1 : 0);
    const bare = word.replace(/[^\p{L}-]/gu, '');
    const [head, tail] = part[bare]?.split('-') ?? [];
    const start = word.indexOf(bare) + (head?.length ?? 0) + 1;
    if (word.length <= room) lines[lines.length - 1] += (line ? ' ' : '') + word;
    else if (tail && start <= room) {
      lines[lines.length - 1] += `${line ? ' ' : ''}${word.slice(0, start - 1)}-`;
      lines.push(word.slice(start - 1));
    } else lines.push(word);
  }
  return lines;
}

/**
 * Lines one below the other.
 *
 * @param {string[]} lines
 * @param {{ x: number, y: number, size?: number, step?: number, indent?: number, font?: 'F1' | 'F2' }} place
 * @returns {Run[]}
 */
export function column(lines, { x, y, size = 10, step = size * 1.25, indent = 0, font }) {
  return lines.map((text, i) => ({ x: x + (i === 0 ? indent : 0), y: y - i * step, text, size, font }));
}
