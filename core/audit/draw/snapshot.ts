import { z } from 'zod'
import { type DrawSnapshot, drawAlgorithm, fewestAuditors, riskClasses } from './draw.ts'

const rate = z.number().min(0).max(100)
export const drawRatesSchema = z.strictObject({ A: rate, B: rate, C: rate, D: rate })

/** A draw's snapshot as it is stored. */
export const drawSnapshotSchema = z.strictObject({
  algorithm: z.literal(drawAlgorithm),
  rates: drawRatesSchema,
  auditorsPerCheck: z.int().min(fewestAuditors).max(6),
  suppliers: z.array(z.strictObject({ id: z.string(), riskClass: z.enum(riskClasses) })),
  auditors: z.array(z.strictObject({ id: z.string() })),
  conflicts: z.array(z.strictObject({ auditorId: z.string(), supplierId: z.string() })),
}) satisfies z.ZodType<DrawSnapshot>
