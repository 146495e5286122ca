export const words = {
  title: '供应商',
}
