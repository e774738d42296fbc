const wasm_file = (async () => {
  const bytes = Uint8Array.from(atob(document.getElementById("wasm").textContent), letter => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(unpacked, { headers: { "Content-Type": "application/wasm" } });
})();
