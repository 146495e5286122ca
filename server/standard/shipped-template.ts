import { resolve } from 'node:path'
import { loadTemplate, type Template, type TemplateId } from '#db/templates/load-template.ts'

const known = new Map<TemplateId, Template>()

/** A shipped template, read once. The bundle of the pages lies elsewhere; templates are found from the product's folder. */
export function shippedTemplate(id: TemplateId): Template {
  const found = known.get(id)
  if (found) return found
  const template = loadTemplate(id, resolve('db/templates'))
  known.set(id, template)
  return template
}
