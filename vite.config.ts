import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
// @ts-expect-error plain JavaScript, shared with the Remix command line
import remixOptions from './remix.config.js'

export default defineConfig({
  // Vitest loads this file too; the Remix plugin is only for the app itself.
  plugins: process.env.VITEST ? [] : [remix(remixOptions)],
  build: {
    target: ['es2022', 'chrome100', 'safari15.4', 'firefox102'],
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    cssMinify: 'esbuild',
  },
  // Bundled into the server build so that only the parts in use are loaded at start.
  ssr: { noExternal: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react', 'echarts', 'zrender'] },
  // Development: what the browser gets of packages. Vite's own search would follow the routes into the server's code.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      '@remix-run/react',
      '@mantine/core',
      '@conform-to/react',
      'i18next',
    ],
  },
  server: { host: '127.0.0.1' },
})
