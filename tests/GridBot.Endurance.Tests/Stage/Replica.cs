// One process of the program: started, killed, paused and started again on the same port.
using System.Diagnostics;
using System.Net;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>A replica. What it keeps in its folder stays over its deaths.</summary>
/// <param name="executable">The program.</param>
/// <param name="folder">Where it runs; made if need be.</param>
/// <param name="port">What it listens on.</param>
/// <param name="environment">Its settings.</param>
internal sealed class Replica(string executable, string folder, int port, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private const int KeptLines = 12;
    private const int KeptOfLine = 400;

    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(90);

    private readonly Queue<string> lines = new();
    private readonly List<string> faults = [];
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private Process? process;
    private int lostLeases;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    public int Port => port;

    /// <summary>Faults of the program itself that it told: lines of the level "crit". Nothing that happens from outside may cause one.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (lines)
            {
                return [.. faults];
            }
        }
    }

    /// <summary>Leases that were over before their attempt was recorded, as it told (log message 3005).</summary>
    public int LostLeases => Volatile.Read(ref lostLeases);

    /// <summary>Starts the program and waits until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Launch("serve");
        await AwaitReadyAsync(cancellationToken);
    }

    /// <summary>Waits until it says that it can serve.</summary>
    public Task AwaitReadyAsync(CancellationToken cancellationToken) => Until.HoldsAsync(
        $"the replica at {Address} is ready",
        async () => process is { HasExited: true } ? throw new InvalidOperationException($"The program ended with {process.ExitCode}:{Environment.NewLine}{Said()}") : (await ReadinessAsync(cancellationToken)).Status,
        status => status == HttpStatusCode.OK,
        cancellationToken,
        StartWithin);

    /// <summary>Runs the program with a command and waits for its end; returns the exit code.</summary>
    public async Task<int> RunAsync(string command, CancellationToken cancellationToken)
    {
        Launch(command);
        await process!.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>What /health/ready answers; null when nobody does.</summary>
    public async Task<(HttpStatusCode? Status, string Body)> ReadinessAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(Address, "/health/ready"), cancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException error)
        {
            return (null, error.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "no answer");
        }
    }

    /// <summary>Ends it at once, as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Holds all its threads still (SIGSTOP).</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on (SIGCONT).</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>The last lines it wrote.</summary>
    public string Said()
    {
        lock (lines)
        {
            return string.Join(Environment.NewLine, lines);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        AppDomain.CurrentDomain.ProcessExit -= EndWithThisProcess;
        process?.Dispose();
        http.Dispose();
    }

    private void Launch(string command)
    {
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo(executable, [command]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["URLS"] = Address.ToString();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        AppDomain.CurrentDomain.ProcessExit -= EndWithThisProcess;
        process?.Dispose();
        process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        AppDomain.CurrentDomain.ProcessExit += EndWithThisProcess;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task SignalAsync(string signal)
    {
        using var sent = Process.Start("kill", [$"-{signal}", process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await sent.WaitForExitAsync();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not { } text)
        {
            return;
        }

        text = text.Length > KeptOfLine ? text[..KeptOfLine] : text;
        lock (lines)
        {
            lines.Enqueue(text);
            if (lines.Count > KeptLines)
            {
                lines.Dequeue();
            }

            if (text.Contains("[3005]", StringComparison.Ordinal))
            {
                lostLeases++;
            }

            if (text.Contains("crit: ", StringComparison.Ordinal) || text.StartsWith("Unhandled exception", StringComparison.Ordinal))
            {
                faults.Add(text);
            }
        }
    }

    private void EndWithThisProcess(object? sender, EventArgs args)
    {
        try
        {
            process?.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }
}
