// How large a server of a test's own is.
namespace GridBot.MariaDb;

/// <summary>Settings of a server; small by default, as tests need it.</summary>
/// <param name="BufferPoolMegabytes">Memory for pages, MiB.</param>
/// <param name="LogFileMegabytes">Size of the log, MiB.</param>
/// <param name="MaxConnections">Connections at once.</param>
public sealed record MariaDbSettings(int BufferPoolMegabytes = 64, int LogFileMegabytes = 48, int MaxConnections = 300);
