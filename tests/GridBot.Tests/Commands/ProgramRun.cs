// Starts the program as a process of its own and waits for its end.
using System.Diagnostics;
using System.Text;
using GridBot.Tests.Architecture;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Commands;

/// <summary>What a run gave.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a command in a folder.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="input">What is piped in; closed after it.</param>
    /// <param name="settings">Settings below GridBot, with "__" between section and key.</param>
    public static async Task<ProgramRun> RunAsync(string folder, string[] arguments, string input = "", params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "GridBot.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Wide, so that lines are not broken for a terminal.
        start.Environment["COLUMNS"] = "400";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        // The models that the tests share, which are there once the dialogs were read: no run trains one of its own.
        _ = RunningBot.Dialogs;
        start.Environment["GridBot__DataPath"] = RepositoryRoot.File("artifacts");
        start.Environment["GridBot__KeysPath"] = Path.Combine(folder, "data", "keys");
        foreach (var (key, value) in settings)
        {
            start.Environment[$"GridBot__{key}"] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new ProgramRun(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
