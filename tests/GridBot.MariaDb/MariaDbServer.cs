// A MariaDB server of a test's or a measurement's own: own data folder, own socket, nothing left running.
using System.Diagnostics;
using MySqlConnector;

namespace GridBot.MariaDb;

/// <summary>
/// Starts Debian's MariaDB (package mariadb-server) on a socket in a temporary folder, and ends it with the object. Commits are as durable as in production: the log is flushed with each commit.
/// Can be stopped, killed and started again on the same data, for tests of faults.
/// </summary>
public sealed class MariaDbServer : IAsyncDisposable
{
    /// <summary>Begins the names of all data folders, so that whoever cleans up recognises them.</summary>
    public const string FolderPrefix = "gridbot-mariadb-";

    private const int KeptLines = 30;

    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(50);

    private readonly string folder;
    private readonly MariaDbSettings settings;
    private readonly Queue<string> lines = new();
    private Process? process;

    private MariaDbServer(string folder, MariaDbSettings settings)
    {
        this.folder = folder;
        this.settings = settings;
        AppDomain.CurrentDomain.ProcessExit += EndWithThisProcess;
    }

    /// <summary>The server's socket.</summary>
    public string Socket => Path.Combine(folder, "s");

    /// <summary>The server's process id; for reading its processor time and memory, or pausing it.</summary>
    public int ProcessId => process?.Id ?? throw new InvalidOperationException("The server is not running.");

    private string Data => Path.Combine(folder, "data");

    private string Root => new MySqlConnectionStringBuilder { Server = Socket, ConnectionProtocol = MySqlConnectionProtocol.UnixSocket, UserID = "root", Pooling = false }.ConnectionString;

    /// <summary>Makes an empty server and waits until it answers: two to three seconds.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message holds its last lines.</exception>
    public static async Task<MariaDbServer> StartAsync(MariaDbSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var server = new MariaDbServer(Directory.CreateTempSubdirectory(FolderPrefix).FullName, settings);
        try
        {
            await server.InstallAsync(cancellationToken);
            await server.ResumeAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public static Task<MariaDbServer> StartAsync(CancellationToken cancellationToken) => StartAsync(new MariaDbSettings(), cancellationToken);

    /// <summary>Makes an empty database and returns the connection string to it. The server's defaults are not what GridBot needs, on purpose: the migrations must see to that.</summary>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"CREATE DATABASE `{name}`", cancellationToken);
        return ConnectionString(name);
    }

    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken) => ExecuteAsync($"DROP DATABASE IF EXISTS `{name}`", cancellationToken);

    /// <summary>The connection string to a database, as the server's administrator.</summary>
    public string ConnectionString(string name) =>
        new MySqlConnectionStringBuilder { Server = Socket, ConnectionProtocol = MySqlConnectionProtocol.UnixSocket, UserID = "root", Database = name }.ConnectionString;

    /// <summary>Runs a statement as the administrator.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new MySqlConnection(Root);
        await connection.OpenAsync(cancellationToken);
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Breaks every connection of a database, in whatever they are doing; returns how many.</summary>
    public async Task<int> CutConnectionsAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new MySqlConnection(Root);
        await connection.OpenAsync(cancellationToken);
        await using var list = new MySqlCommand("SELECT id FROM information_schema.processlist WHERE db = @database", connection);
        list.Parameters.AddWithValue("@database", database);
        var ids = new List<long>();
        await using (var reader = await list.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                ids.Add(reader.GetInt64(0));
            }
        }

        foreach (var id in ids)
        {
            try
            {
                await using var kill = new MySqlCommand($"KILL CONNECTION {id}", connection);
                await kill.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (MySqlException)
            {
                // It went by itself.
            }
        }

        return ids.Count;
    }

    /// <summary>Starts a stopped or killed server on its data and waits until it answers.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("mariadbd")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--no-defaults", $"--datadir={Data}", $"--socket={Socket}", "--skip-networking", $"--innodb-buffer-pool-size={settings.BufferPoolMegabytes}M",
                $"--innodb-log-file-size={settings.LogFileMegabytes}M", "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-dump-at-shutdown=OFF", $"--max-connections={settings.MaxConnections}",
                "--performance-schema=OFF",
            },
        };
        if (Environment.UserName == "root")
        {
            start.ArgumentList.Add("--user=root");
        }

        process = Process.Start(start) ?? throw new InvalidOperationException("mariadbd did not start.");
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartWithin);
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1", limit.Token);
                return;
            }
            catch (Exception error) when (error is MySqlException or OperationCanceledException)
            {
                if (process.HasExited || limit.IsCancellationRequested)
                {
                    throw new InvalidOperationException($"mariadbd does not answer:{Environment.NewLine}{Said()}", error);
                }
            }

            await Task.Delay(AskEvery, TimeProvider.System, limit.Token);
        }
    }

    /// <summary>Stops the server in order.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (process is { HasExited: false })
        {
            await ExecuteAsync("SHUTDOWN", cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }

        Forget();
    }

    /// <summary>Ends the server at once, as a power cut would.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync(cancellationToken);
        }

        Forget();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithThisProcess;

        // The data go with it: there is nothing to shut down in order for.
        await KillAsync(CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("mariadb-install-db")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "--no-defaults", $"--datadir={Data}", "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve", $"--user={Environment.UserName}" },
        };
        using var install = Process.Start(start) ?? throw new InvalidOperationException("mariadb-install-db did not start.");
        var said = await Task.WhenAll(install.StandardOutput.ReadToEndAsync(cancellationToken), install.StandardError.ReadToEndAsync(cancellationToken));
        await install.WaitForExitAsync(cancellationToken);
        if (install.ExitCode != 0)
        {
            throw new InvalidOperationException($"mariadb-install-db failed:{Environment.NewLine}{string.Concat(said)}");
        }
    }

    private string Said()
    {
        lock (lines)
        {
            return string.Join(Environment.NewLine, lines);
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (lines)
        {
            lines.Enqueue(line.Data ?? "");
            if (lines.Count > KeptLines)
            {
                lines.Dequeue();
            }
        }
    }

    private void Forget()
    {
        process?.Dispose();
        process = null;
    }

    private void EndWithThisProcess(object? sender, EventArgs arguments)
    {
        if (process is { HasExited: false })
        {
            process.Kill();
        }
    }
}
