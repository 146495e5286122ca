/**
 * Settings of the embedded server: a small machine, one application. It listens on 127.0.0.1 only and has no
 * unix socket, whose path would be too long in a deep folder (107 bytes).
 * @param durable false: for tests; a crash of the machine may lose or damage data, everything is faster
 */
export function serverSettings(port: number, durable: boolean): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    work_mem: '16MB',
    effective_cache_size: '512MB',
    max_wal_size: '512MB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    random_page_cost: 1.1,
    io_method: 'sync',
    jit: 'off',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] ',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum_naptime: '1h' }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
