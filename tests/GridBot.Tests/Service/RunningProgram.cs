// The program as a process of its own that serves, so that it can be told to stop as an operator tells it.
using System.Diagnostics;
using GridBot.Tests.Architecture;
using Xunit;

namespace GridBot.Tests.Service;

/// <summary>A running "serve", on a free port, that speaks to a platform of the test.</summary>
internal sealed class RunningProgram : IDisposable
{
    private const string Listens = "GridBot listens on ";

    private readonly Process process;
    private readonly Task<string> errors;

    private RunningProgram(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public Uri Address { get; }

    public int ProcessId => process.Id;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">Holds the database.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="settings">Settings below GridBot, with "__" between section and key.</param>
    public static async Task<RunningProgram> StartAsync(TempFolder folder, FakeWeCom platform, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.File(".") };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "GridBot.dll"));
        start.ArgumentList.Add("serve");
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add("http://127.0.0.1:0");
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        // The models that the tests share, which are there once the dialogs were read.
        _ = RunningBot.Dialogs;
        foreach (var (key, value) in ((string, string)[])
        [
            ("DataPath", RepositoryRoot.File("artifacts")), ("KeysPath", folder.File("keys")), ("Database__ConnectionString", $"Data Source={folder.File("gridbot.db")}"), ("WeCom__CorpId", FakeWeCom.Corp), ("WeCom__AgentId", $"{FakeWeCom.Agent}"),
            ("WeCom__Secret", FakeWeCom.AppSecret), ("WeCom__CallbackToken", FakeWeCom.Token), ("WeCom__EncodingAesKey", FakeWeCom.AesKey), ("WeCom__ApiBase", platform.Options.ApiBase.ToString()),
            ("Conversation__SettleTime", "00:00:00"), ("Groups__Default", "robot-all"), ("Notices__GroupWindow", "00:00:00"), ("Notices__QuietHours", "false"), .. settings,
        ])
        {
            start.Environment[$"GridBot__{key}"] = value;
        }

        var started = Process.Start(start)!;
        while (await started.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(Listens, StringComparison.Ordinal))
            {
                // What is not read fills the pipe, and the program would wait for it to be read.
                _ = started.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
                return new RunningProgram(started, new Uri(line[Listens.Length..]));
            }
        }

        throw new InvalidOperationException($"The program did not start: {await started.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    /// <summary>Asks it to stop, as systemd and Kubernetes do.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
