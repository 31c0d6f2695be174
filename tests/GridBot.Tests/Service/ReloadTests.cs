// Editing a dialog file while the service runs in Development: new conversations use it, running ones finish with what they began with.
using GridBot.Hosting;
using GridBot.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class ReloadTests : IDisposable
{
    private const string Story = "锦绣小区3号楼电梯坏了";
    private const string Old = "电梯里现在有人困着吗？";
    private const string New = "电梯里面现在有没有人？";

    private readonly TempFolder folder = new();

    public ReloadTests()
    {
        foreach (var path in Directory.GetFiles(RepositoryRoot.File("dialogs"), "*", SearchOption.AllDirectories))
        {
            var target = folder.File(Path.GetRelativePath(RepositoryRoot.File("dialogs"), path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }

    private string Flow => folder.File(Path.Combine("matters", "24-public-services.yaml"));

    [Fact]
    public async Task An_edited_question_is_asked_of_new_conversations_while_a_running_one_keeps_the_old()
    {
        await using var stage = await ServiceStage.OpenAsync(settings => settings with { DialogsPath = folder.Path, DataPath = RepositoryRoot.File("artifacts"), KeysPath = settings.KeysFolder }, environment: "Development");
        await stage.Client.TextAsync("zhang", Story);
        Assert.Contains(Old, (await stage.Platform.SentAsync("zhang")).Words, StringComparison.Ordinal);
        var version = RunningBot.Dialogs.Version;

        await EditAsync(text => text.Replace(Old, New, StringComparison.Ordinal));
        await Eventually.AsAsync(() => stage.Log.All, log => log.Contains("is in use; drafts that are open finish with theirs", StringComparison.Ordinal));
        await stage.Client.TextAsync("li", Story);
        Assert.Contains(New, (await stage.Platform.SentAsync("li")).Words, StringComparison.Ordinal);
        Assert.Contains(Old, (await stage.Client.TextAsync("zhang", "帮助")).Text, StringComparison.Ordinal);

        await FileAsync(stage, "zhang");
        Assert.Equal(version, await stage.QueryAsync<string>("SELECT dialog_version FROM report"));
        await FileAsync(stage, "li");
        Assert.Equal(2, await stage.QueryAsync<long>("SELECT COUNT(DISTINCT dialog_version) FROM report"));
    }

    [Fact]
    public async Task Dialogs_with_faults_are_told_with_file_and_line_and_not_used()
    {
        await using var stage = await ServiceStage.OpenAsync(settings => settings with { DialogsPath = folder.Path, DataPath = RepositoryRoot.File("artifacts"), KeysPath = settings.KeysFolder }, environment: "Development");
        await EditAsync(text => text.Replace(Old, New, StringComparison.Ordinal) + "\nnonsense: 1\n");
        var log = await Eventually.AsAsync(() => stage.Log.All, log => log.Contains("stays in use", StringComparison.Ordinal));
        Assert.Matches(@"matters/24-public-services\.yaml:\d+: the key 'nonsense' is not known here\. Known keys", log);
        await stage.Client.TextAsync("zhang", Story);
        Assert.Contains(Old, (await stage.Platform.SentAsync("zhang")).Words, StringComparison.Ordinal);

        // Mended, it is used; what people wrote stands in no log.
        await EditAsync(text => text.Replace("\nnonsense: 1\n", "\n", StringComparison.Ordinal));
        await Eventually.AsAsync(() => stage.Log.All, all => all.Contains("is in use; drafts", StringComparison.Ordinal));
        Assert.DoesNotContain("锦绣小区", stage.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_Development_nothing_watches_the_dialogs(string environment)
    {
        await using var stage = await ServiceStage.OpenAsync(settings => settings with { DialogsPath = folder.Path, DataPath = RepositoryRoot.File("artifacts"), KeysPath = settings.KeysFolder }, environment: environment);
        Assert.DoesNotContain(stage.Services.GetServices<IHostedService>(), service => service is DialogReloader);
    }

    private static async Task FileAsync(ServiceStage stage, string user)
    {
        await stage.Client.TextAsync(user, "没有");
        Assert.Contains("WG", (await stage.Client.TextAsync(user, "提交")).Text, StringComparison.Ordinal);
    }

    private async Task EditAsync(Func<string, string> edit)
    {
        var before = await File.ReadAllTextAsync(Flow, TestContext.Current.CancellationToken);
        var after = edit(before);
        Assert.NotEqual(before, after);
        await File.WriteAllTextAsync(Flow, after, TestContext.Current.CancellationToken);
    }

    public void Dispose() => folder.Dispose();
}
