// A folder of a test's own that is gone with it.
namespace GridBot.Endurance.Tests.Stage;

/// <summary>A temporary folder.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gridbot-endurance-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
