import { changeLink } from './change-link.ts'
import { confirmImport } from './confirm-import.ts'
import { getImport } from './get-import.ts'
import { getSupplier } from './get-supplier.ts'
import { listSuppliers } from './list-suppliers.ts'
import { markImport } from './mark-import.ts'
import { previewImport } from './preview-import.ts'

export const supplierUseCases = [
  previewImport,
  getImport,
  markImport,
  confirmImport,
  listSuppliers,
  getSupplier,
  changeLink,
] as const
