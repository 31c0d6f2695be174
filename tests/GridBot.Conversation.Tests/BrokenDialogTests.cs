// Faults in dialogs: each overlay of BrokenDialogs/ breaks one thing, and its author is told where and what to do.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Proving;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests;

/// <summary>
/// An overlay names a file (in), a text of it (replace), what stands there instead (with; | is a line end), and what must be reported (fault; @ names another file it is reported in).
/// </summary>
public sealed class BrokenDialogTests
{
    private static readonly string Overlays = Path.Combine(AppContext.BaseDirectory, "BrokenDialogs");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Overlays, "*.overlay").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fault_is_told_with_file_line_and_remedy(string name)
    {
        var folder = Directory.CreateTempSubdirectory("dialogs-");
        try
        {
            Copy(RealDialogs.Folder, folder.FullName);
            var wanted = Apply(name, folder.FullName);
            var faults = Check(folder.FullName);
            Assert.NotEmpty(faults);
            Assert.All(faults, fault =>
            {
                Assert.True(fault.Line > 0);
                Assert.NotEqual("", fault.Remedy);
                Assert.True(File.Exists(Path.Combine(folder.FullName, fault.File)));
            });
            foreach (var (file, line, what) in wanted)
            {
                var fault = faults.FirstOrDefault(candidate => candidate.File == file && candidate.What.Contains(what, StringComparison.Ordinal));
                Assert.True(fault is not null, $"'{what}' is not among:\n{string.Join('\n', faults)}");
                Assert.True(line is null || Math.Abs(fault.Line - line.Value) <= NearLines, $"{fault} is told far from line {line}");
            }

            if (wanted.Count > 1)
            {
                // The service does not start with them.
                Assert.Equal(faults, Assert.Throws<DialogException>(() => DialogReader.Read(folder.FullName)).Faults);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What "check" tells: the faults seen by looking, or else those found by playing.</summary>
    private static IReadOnlyList<DialogFault> Check(string folder)
    {
        var (dialogs, faults) = StaticProof.Check(folder);
        return faults.Count > 0 || dialogs is null ? faults : PlayedProof.Run(dialogs, new ConversationEngine(dialogs, new Uri("https://grid.example/")), folder).Faults;
    }

    [Theory]
    [InlineData("> 你好", 1, "begins with a '#' line")]
    [InlineData("# 标题\nat: 2026-11-22 14:05\n你好", 3, "is not understood")]
    [InlineData("# 标题\n> 你好\n< 请说", 1, "does not say when it begins")]
    [InlineData("# 标题\nas: wizard\nat: 2026-11-22 14:05\n> 你好", 2, "is not understood")]
    [InlineData("# 标题\nat: tomorrow\n> 你好", 2, "is not understood")]
    public void A_fault_of_a_transcript_is_told_with_line_and_remedy(string text, int line, string what)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            var faults = new List<DialogFault>();
            TranscriptReader.Read(path, faults);
            var fault = Assert.Single(faults, candidate => candidate.What.Contains(what, StringComparison.Ordinal));
            Assert.Equal(line, fault.Line);
            Assert.NotEqual("", fault.Remedy);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_missing_file_and_a_missing_folder_are_faults()
    {
        var folder = Directory.CreateTempSubdirectory("dialogs-");
        try
        {
            Copy(RealDialogs.Folder, folder.FullName);
            File.Delete(Path.Combine(folder.FullName, "urgency.yaml"));
            Assert.Contains(DialogReader.Check(folder.FullName).Faults, fault => fault is { File: "urgency.yaml", Line: > 0 });
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.Single(DialogReader.Check(folder.FullName).Faults);
    }

    [Fact]
    public void A_matter_without_a_transcript_is_a_fault_of_its_flow()
    {
        var folder = Directory.CreateTempSubdirectory("dialogs-");
        try
        {
            Copy(RealDialogs.Folder, folder.FullName);
            File.Delete(Directory.GetFiles(Path.Combine(folder.FullName, "matters"), "07-*.transcript").Single());
            Assert.Contains(StaticProof.Check(folder.FullName).Faults, fault => fault.File == "matters/07-fire.yaml" && fault.What.Contains("has no transcript", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_fault_in_one_file_hides_none_in_another()
    {
        var folder = Directory.CreateTempSubdirectory("dialogs-");
        try
        {
            Copy(RealDialogs.Folder, folder.FullName);
            Apply("bad-yaml", folder.FullName);
            var other = Path.Combine(folder.FullName, "matters", "22-safety-publicity.yaml");
            File.WriteAllText(other, File.ReadAllText(other).Replace("label: 照片", "label: 取消", StringComparison.Ordinal));
            var faults = StaticProof.Check(folder.FullName).Faults;
            Assert.Contains(faults, fault => fault.File == "matters/07-fire.yaml");
            Assert.Contains(faults, fault => fault.File == "matters/22-safety-publicity.yaml" && fault.What.Contains("reserved word", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_real_dialogs_have_no_fault() => Assert.Empty(Check(RealDialogs.Folder));

    [Fact]
    public void Playing_the_real_dialogs_asks_every_question_of_every_kind()
    {
        var played = PlayedProof.Run(RealDialogs.Set, RealDialogs.Engine, RealDialogs.Folder);
        Assert.Empty(played.Faults);
        Assert.True(played.States >= RealDialogs.Set.Flows.Values.Sum(flow => flow.Kinds.Sum(kind => kind.Slots.Count(slot => slot.Ask is not null))));
        Assert.Equal(RealDialogs.Set.Flows.Values.Sum(flow => flow.Kinds.Sum(kind => kind.Examples.Count)), played.Examples);
    }

    /// <summary>How far from the changed line a fault may be told: some belong to the mapping the line stands in.</summary>
    private const int NearLines = 60;

    private static List<(string File, int? Line, string What)> Apply(string name, string folder)
    {
        var wanted = new List<(string, int?, string)>();
        foreach (var part in File.ReadAllText(Path.Combine(Overlays, name + ".overlay")).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var keys = part.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0].TrimEnd(':'), pair => pair.Length > 1 ? pair[1] : "", StringComparer.Ordinal);
            var path = Path.Combine(folder, keys["in"]);
            var text = File.ReadAllText(path);
            var old = keys["replace"].Replace('|', '\n');
            var at = text.IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{name}: {keys["in"]} does not hold '{old}' any more");
            File.WriteAllText(path, string.Concat(text.AsSpan(0, at), keys["with"].Replace('|', '\n'), text.AsSpan(at + old.Length)));
            var fault = keys["fault"].Split('@');
            wanted.Add(fault.Length > 1 ? (fault[1], null, fault[0]) : (keys["in"], keys["in"].StartsWith("matters/", StringComparison.Ordinal) ? text[..at].Count(character => character == '\n') + 1 : null, fault[0]));
        }

        return wanted;
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
