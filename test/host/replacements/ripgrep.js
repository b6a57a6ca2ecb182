// The package that older versions use downloads its binary when it is installed. This is the same program, from npm.
const path = require('node:path');

exports.rgPath = path.join(__dirname, '../ripgrep-universal/bin', `${process.platform}-${process.arch}`, 'rg');
