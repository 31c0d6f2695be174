// Runs a program of a peer in a process of its own.
using System.ComponentModel;
using System.Diagnostics;

namespace GridBot.Benchmarks;

/// <summary>Peers that are not on .NET are driven by scripts under tests/peers.</summary>
internal static class PeerProgram
{
    /// <summary>The folder of a peer's scripts.</summary>
    public static string Folder(string peer) => Path.Combine(DataFiles.Repository(), "tests", "peers", peer);

    /// <summary>What a program printed, or why there is nothing: it is lacking, it failed, or it took longer than the limit and was ended.</summary>
    public static async Task<(bool Succeeded, string Output)> RunAsync(string program, IEnumerable<string> arguments, string folder, TimeSpan most, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(most);
        Process? process = null;
        try
        {
            process = Process.Start(start);
            var output = process!.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? (true, await output) : (false, (await errors).Trim());
        }
        catch (Win32Exception)
        {
            return (false, $"there is no program {program}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, $"{program} took longer than {most.TotalMinutes:0} minutes");
        }
        finally
        {
            if (process is { HasExited: false })
            {
                process.Kill(entireProcessTree: true);
            }

            process?.Dispose();
        }
    }
}
