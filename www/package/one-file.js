// The page in one file asks for the files that it brings with it, and for no others. FILES holds them, in base64.
{
  const bytesOf = (name) => Uint8Array.from(atob(FILES[name]), (sign) => sign.charCodeAt(0));
  const nameOf = (address) => Object.keys(FILES).find((name) => String(address).endsWith(`/${name}`));
  const TYPES = { js: 'text/javascript', wasm: 'application/wasm', txt: 'text/plain' };
  globalThis.fetch = async (address) => {
    const name = nameOf(address?.url ?? address);
    if (!name) throw new TypeError(`${address} is not in this file`);
    return new Response(bytesOf(name), { headers: { 'Content-Type': TYPES[name.split('.').pop()] } });
  };
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(address) {
      const name = nameOf(address);
      super(name ? URL.createObjectURL(new Blob([bytesOf(name)], { type: TYPES.js })) : address);
    }
  };
}
