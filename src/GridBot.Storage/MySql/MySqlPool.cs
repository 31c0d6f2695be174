// Opens connections to MySQL with the settings that turns rely on.
using MySqlConnector;

namespace GridBot.Storage.MySql;

/// <summary>Pooled connections of one use. A new one is told once how transactions see each other; it keeps that for its life.</summary>
internal sealed class MySqlPool : IAsyncDisposable
{
    // Made at the first use: the driver refuses to be set up for a socket that does not exist yet.
    private readonly Lazy<MySqlDataSource> source;

    /// <param name="options">How the server is reached.</param>
    /// <param name="size">Most connections at once.</param>
    /// <param name="forTurns">Whether a statement begins a transaction; otherwise each commits by itself.</param>
    public MySqlPool(StorageOptions options, int size, bool forTurns)
    {
        var settings = Settings(options);
        settings.Pooling = true;
        settings.MaximumPoolSize = (uint)size;

        // Tells the uses apart, also for who looks at the server's list of connections.
        settings.ApplicationName = forTurns ? "gridbot-turns" : "gridbot-reads";

        // Nothing of one user is left on a connection for the next: transactions are ended, and no variable is set. Resetting would cost a round trip a turn.
        settings.ConnectionReset = false;
        LockWaitSeconds = (int)Math.Max(1, Math.Ceiling(options.LockWait.TotalSeconds));

        // READ COMMITTED: what a turn reads after it has got its person's lock is what the turn before wrote; gaps between rows are not locked.
        string[] once = ["SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", $"SET SESSION innodb_lock_wait_timeout = {LockWaitSeconds}, SESSION autocommit = {(forTurns ? 0 : 1)}"];
        source = new Lazy<MySqlDataSource>(() => Build(settings.ConnectionString, once), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>How long a lock is waited for, whole seconds; statements get a little longer than that.</summary>
    public int LockWaitSeconds { get; }

    public async Task<MySqlConnection> OpenAsync(CancellationToken cancellationToken) => await source.Value.OpenConnectionAsync(cancellationToken);

    public ValueTask DisposeAsync() => source.IsValueCreated ? source.Value.DisposeAsync() : ValueTask.CompletedTask;

    private static MySqlDataSource Build(string connectionString, string[] once)
        => new MySqlDataSourceBuilder(connectionString)
            .UseConnectionOpenedCallback(async (context, token) =>
            {
                if (!context.Conditions.HasFlag(MySqlConnectionOpenedConditions.New))
                {
                    return;
                }

                foreach (var statement in once)
                {
                    await using var command = new MySqlCommand(statement, context.Connection);
                    await command.ExecuteNonQueryAsync(token);
                }
            })
            .Build();

    /// <summary>The connection string with what GridBot relies on.</summary>
    public static MySqlConnectionStringBuilder Settings(StorageOptions options)
    {
        var settings = options.ReadMySql();
        settings.CharacterSet = "utf8mb4";
        settings.AllowUserVariables = false;
        settings.UseAffectedRows = false;

        // A platform gives up after 5 s: whoever cannot connect by then is better told so.
        settings.ConnectionTimeout = (uint)Math.Max(1, Math.Ceiling(options.LockWait.TotalSeconds));
        return settings;
    }
}
