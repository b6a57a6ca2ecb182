// Natively, a thread that ends the extension host when the server is gone. Here ending the process group does that.
exports.start = () => {};
