// The commands as an operator runs them: real processes, their output and their exit codes.
using System.Text.Json;
using System.Text.Json.Nodes;
using GridBot.Tests.Architecture;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task Check_praises_the_shipped_dialogs_and_finds_every_fault_of_a_broken_copy()
    {
        var run = await RunAsync(["check"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("All is well: 24 matters, 19 flows", run.Output, StringComparison.Ordinal);

        var copy = CopyDialogs();
        await AppendAsync(Path.Combine(copy, "bureaus.yaml"), "  nobody: { nme: x }\n");
        await AppendAsync(Path.Combine(copy, "matters", "07-fire.yaml"), "nonsense: 1\n");
        await AppendAsync(Path.Combine(copy, "matters", "24-public-services.yaml"), "  broken: [\n");
        run = await RunAsync(["check"], "", ("DialogsPath", copy), ("DataPaht", "x"));
        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"(?m)^bureaus\.yaml:\d+: .+\. .+", run.Output);
        Assert.Matches(@"(?m)^matters/07-fire\.yaml:\d+: .+\. .+", run.Output);
        Assert.Matches(@"(?m)^matters/24-public-services\.yaml:\d+: .+\. .+", run.Output);
        Assert.Contains("GridBot:DataPaht: ", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"^\d+ fault\(s\)\.", run.Errors);
    }

    [Fact]
    public async Task A_transcript_that_no_longer_holds_is_found_by_check_and_by_chat()
    {
        var copy = CopyDialogs();
        var transcript = Path.Combine(copy, "matters", "07-fire.transcript");
        var run = await RunAsync(["chat", "--transcript", transcript]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("ok ", run.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(transcript, (await File.ReadAllTextAsync(transcript, TestContext.Current.CancellationToken)).Replace("通道堵塞", "天下太平", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        run = await RunAsync(["chat", "--transcript", transcript]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FAIL", run.Output, StringComparison.Ordinal);
        Assert.Contains("天下太平", run.Errors, StringComparison.Ordinal);
        run = await RunAsync(["check"], "", ("DialogsPath", copy));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("07-fire.transcript:", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(["chat", "--transcript", folder.File("none.transcript")])).ExitCode);
    }

    [Fact]
    public async Task Chat_talks_with_what_is_piped_in_and_keeps_nothing()
    {
        var run = await RunAsync(["chat", "--as", "worker"], "和平路12号3单元楼道堆满纸箱\n提交\n");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("【消防安全】", run.Output, StringComparison.Ordinal);
        var confirmed = run.Output[run.Output.IndexOf("已上报", StringComparison.Ordinal)..];
        Assert.Contains(ReportNumbers.In(confirmed), confirmed[confirmed.IndexOf("市公安局─", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Classify_prints_an_object_a_line_for_a_text_and_for_a_file()
    {
        var run = await RunAsync(["classify", "楼道堆满纸箱,消防栓没水"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var one = JsonNode.Parse(Assert.Single(run.Output.TrimEnd().Split('\n')))!.AsObject();
        AssertShape(one);
        Assert.Equal("楼道堆满纸箱,消防栓没水", (string?)one["text"]);
        Assert.Equal((true, false, 7), ((bool)one["taken"]!, (bool)one["refused"]!, (int)one["matters"]![0]!["no"]!));
        Assert.Equal("消防安全", (string?)one["matters"]![0]!["name"]);
        Assert.Contains("消防栓", run.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(folder.File("texts.tsv"), "楼下饭店天天冒黑烟还往下水道倒油\t6\n3号楼新搬来一家回族的\t13\n锦绣小区停水两天了\n", TestContext.Current.CancellationToken);
        run = await RunAsync(["classify", "--file", folder.File("texts.tsv")]);
        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        Assert.Equal(3, lines.Count);
        Assert.All(lines, AssertShape);
        Assert.Equal(("楼下饭店天天冒黑烟还往下水道倒油", true, false), ((string?)lines[1 - 1]["text"], (bool)lines[1]["refused"]!, (bool)lines[1]["taken"]!));
        Assert.Empty(lines[1]["matters"]!.AsArray());
    }

    [Fact]
    public async Task Classify_explains_a_decision_with_the_words_that_made_it()
    {
        var taken = await RunAsync(["classify", "--explain", "楼道堆满纸箱,消防栓没水"]);
        Assert.Equal((0, ""), (taken.ExitCode, taken.Errors));
        Assert.Matches(@"(?m)^taken +yes$", taken.Output);
        Assert.Matches(@"(?m)^ +7  [01]\.\d{4}  消防安全$", taken.Output);
        Assert.Contains("消防栓", taken.Output, StringComparison.Ordinal);

        var refused = await RunAsync(["classify", "--explain", "3号楼新搬来一家回族的"]);
        Assert.Equal((0, ""), (refused.ExitCode, refused.Errors));
        Assert.Matches(@"(?m)^taken +no$", refused.Output);
        Assert.Matches(@"(?m)^refused by +ethnicity$", refused.Output);
        Assert.Contains("回族", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("placing", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explaining_a_report_needs_a_database_of_this_version()
    {
        Assert.Equal(3, (await RunAsync(["classify", "--explain", "WG20261122-7K3F"])).ExitCode);
        Assert.Equal(3, (await RunAsync(["evaluate", "--feedback"])).ExitCode);
        Assert.False(Directory.Exists(folder.File("data")));
        await RunAsync(["migrate"]);
        var run = await RunAsync(["evaluate", "--feedback"]);
        Assert.Equal((0, "No report was counted yet."), (run.ExitCode, run.Output.Trim()));
        Assert.Equal(1, (await RunAsync(["classify", "--explain", "WG20261122-7K3F"])).ExitCode);
    }

    [Fact]
    public async Task Evaluate_prints_figures_and_no_text()
    {
        await File.WriteAllTextAsync(folder.File("texts.tsv"), "楼道堆满纸箱,消防栓没水\t7\n锦绣小区停水两天了没人管\t24\n饭店油烟太大\t6,8\n", TestContext.Current.CancellationToken);
        var run = await RunAsync(["evaluate", folder.File("texts.tsv")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        foreach (var part in (string[])["texts                3", "top-1", "top-3", "recall", "right -> suggested", "time a text", "behaviour", "characters", "model"])
        {
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("纸箱", run.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File("wrong.tsv"), "楼道堆满纸箱\t7\n没有编号\n", TestContext.Current.CancellationToken);
        run = await RunAsync(["evaluate", folder.File("wrong.tsv")]);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("wrong.tsv:2: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_says_what_it_did_and_has_nothing_to_do_the_second_time()
    {
        var run = await RunAsync(["migrate"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("applied ", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("data/gridbot.db")));
        run = await RunAsync(["migrate"]);
        Assert.Equal((0, "The database is up to date."), (run.ExitCode, run.Output.Trim()));
    }

    [Fact]
    public async Task A_database_out_of_reach_ends_with_three()
    {
        await File.WriteAllTextAsync(folder.File("file"), "no folder", TestContext.Current.CancellationToken);
        var run = await RunAsync(["migrate"], "", ("Database__ConnectionString", $"Data Source={folder.File("file/gridbot.db")}"));
        Assert.Equal(3, run.ExitCode);
        Assert.NotEmpty(run.Errors);
    }

    [Fact]
    public async Task Wrong_usage_ends_with_two_and_a_wrong_configuration_with_one_and_all_faults()
    {
        foreach (var wrong in (string[][])[["chekc"], ["classify"], ["classify", "x", "--file", "y"], ["evaluate"], ["classify", "--explain"], ["classify", "--explain", "--file", "y"], ["chat", "--as", "mayor"], ["check", "--loud"]])
        {
            var run = await RunAsync(wrong);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.NotEmpty(run.Errors);
        }

        var faulty = await RunAsync(["serve"], "", ("Simulator__Enabled", "true"), ("WeCom__CorpId", "ww1"), ("Nonsense", "1"));
        Assert.Equal(1, faulty.ExitCode);
        foreach (var key in (string[])["GridBot:Simulator:Enabled", "GridBot:WeCom:Secret", "GridBot:Nonsense"])
        {
            Assert.Contains(key, faulty.Errors, StringComparison.Ordinal);
        }
    }

    private static void AssertShape(JsonObject line)
    {
        Assert.Equal(["text", "taken", "refused", "matters"], line.Select(field => field.Key));
        var matters = line["matters"]!.AsArray();
        Assert.InRange(matters.Count, 0, 5);
        foreach (var matter in matters)
        {
            Assert.Equal(["no", "name", "p"], matter!.AsObject().Select(field => field.Key));
            Assert.Equal(JsonValueKind.Number, matter["p"]!.GetValueKind());
            Assert.InRange((double)matter["p"]!, 0, 1);
        }
    }

    private Task<ProgramRun> RunAsync(string[] arguments, string input = "", params (string Key, string Value)[] settings) => ProgramRun.RunAsync(folder.Path, arguments, input, settings);

    private string CopyDialogs()
    {
        var (from, to) = (RepositoryRoot.File("dialogs"), folder.File("copy"));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    private static Task AppendAsync(string file, string text) => File.AppendAllTextAsync(file, text, TestContext.Current.CancellationToken);

    public void Dispose() => folder.Dispose();
}
