// The published program as a process: started, watched, measured and ended.
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace GridBot.Benchmarks.Service;

/// <summary>A running GridBot with a folder of its own.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private const int KeptLines = 20;

    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(2);

    private readonly Process process;
    private readonly TimeProvider time;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lines = new();
    private Task reading = Task.CompletedTask;

    private ServiceProcess(Process process, TimeProvider time)
    {
        this.process = process;
        this.time = time;
    }

    public Uri Address => address.Task.Result;

    /// <summary>From the start of the process to the first 200 of /health/ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Time its threads spent on the processors.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the program in a fresh folder and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended or was not ready in time; the message holds what it said.</exception>
    public static async Task<ServiceProcess> StartAsync(string program, string folder, IReadOnlyDictionary<string, string> environment, HttpClient http, TimeProvider time, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo(program, ["serve"]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = time.GetTimestamp();
        var service = new ServiceProcess(Process.Start(start) ?? throw new InvalidOperationException("The program did not start."), time);
        service.reading = Task.WhenAll(service.ReadAsync(service.process.StandardOutput), service.ReadAsync(service.process.StandardError));
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(StartWithin);
            var ended = service.process.WaitForExitAsync(limit.Token);
            if (await Task.WhenAny(service.address.Task, ended) == ended)
            {
                throw new InvalidOperationException("The program ended before it listened.");
            }

            await service.AwaitReadyAsync(http, limit.Token);
            service.ReadyAfter = time.GetElapsedTime(started);
            return service;
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException)
        {
            await service.DisposeAsync();
            throw new InvalidOperationException($"{exception.Message}{Environment.NewLine}{service.Said()}", exception);
        }
    }

    /// <summary>The last lines it wrote.</summary>
    public string Said()
    {
        lock (lines)
        {
            return string.Join(Environment.NewLine, lines);
        }
    }

    /// <summary>Resident memory in MiB: now (VmRSS) and at its highest (VmHWM).</summary>
    public (double Now, double Highest) Memory()
    {
        const double kibInMib = 1024;
        var status = File.ReadAllLines($"/proc/{process.Id}/status");
        double Of(string key) => double.Parse(status.First(line => line.StartsWith(key, StringComparison.Ordinal)).AsSpan(key.Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) / kibInMib;
        return (Of("VmRSS:"), Of("VmHWM:"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    private async Task AwaitReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var ready = new Uri(await address.Task, "/health/ready");
        while (true)
        {
            try
            {
                using var response = await http.GetAsync(ready, cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(AskEvery, time, cancellationToken);
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                address.TrySetResult(new Uri(match.Value));
            }

            lock (lines)
            {
                lines.Enqueue(line);
                if (lines.Count > KeptLines)
                {
                    lines.Dequeue();
                }
            }
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
