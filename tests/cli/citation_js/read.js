// Prints as CSL-JSON what @citation-js/core makes of the file named: BibTeX, RIS or CSL-JSON.
import { readFileSync } from 'node:fs'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'

const cite = new Cite(readFileSync(process.argv[2], 'utf8'))
console.log(JSON.stringify(cite.data.map(({ _graph, ...item }) => item)))
