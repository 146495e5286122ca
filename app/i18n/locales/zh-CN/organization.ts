export const words = {
  title: '单位',
}
