// The program under test: in a long run published, otherwise as it was built.
using System.Diagnostics;
using GridBot.Endurance.Tests.Stage;

[assembly: AssemblyFixture(typeof(ProgramFixture))]

// Every program costs two seconds of a processor to start: more at once only wait for each other.
[assembly: Xunit.v3.Parallelization(MaxThreads = 2)]

namespace GridBot.Endurance.Tests.Stage;

/// <summary>Finds or publishes the program, once for all tests. GRIDBOT_PROGRAM names a published one that is to be used as it is.</summary>
public sealed class ProgramFixture : IAsyncLifetime
{
    private const string Variable = "GRIDBOT_PROGRAM";
    private const string Name = "GridBot";

    private readonly TempFolder published = new();

    /// <summary>Path of the executable.</summary>
    public string Executable { get; private set; } = "";

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    public async ValueTask InitializeAsync()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given
            : RunLength.IsLong ? await PublishAsync()
            : Path.Combine(Repository, "src", Name, "bin", Configuration(), "net10.0");
        Executable = Directory.Exists(folder) ? Path.Combine(folder, Name) : folder;
        if (!File.Exists(Executable))
        {
            throw new FileNotFoundException($"The program is not there: build or publish src/GridBot, or name it with {Variable}.", Executable);
        }
    }

    public ValueTask DisposeAsync()
    {
        published.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> PublishAsync()
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", "src/GridBot", "-c", "Release", "-o", published.Path, "--nologo", "-v", "quiet"]) { WorkingDirectory = Repository })
            ?? throw new InvalidOperationException("dotnet did not start.");
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? published.Path : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }

    /// <summary>The configuration these tests were built with: the last folder but one of their own path.</summary>
    private static string Configuration() => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GridBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("These tests run inside the repository.");
    }
}
