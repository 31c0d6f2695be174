// What somebody sends by chat, from the platform to the file that is kept.
using GridBot.Attachments;
using GridBot.Storage;
using GridBot.Tests.Attachments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class StoredPhotoTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_but_the_picture_of_a_photo_is_kept_anywhere()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", PlantedPicture.Jpeg(6)));
        await SendAsync(stage, "image");
        await StateAsync(stage, AttachmentState.Fetched);
        var file = Assert.Single(Files(stage));
        var stored = await File.ReadAllBytesAsync(file, Token);
        using (var picture = new Cleaned("image/jpeg", stored).Picture())
        {
            Assert.Equal((TestPicture.Height, TestPicture.Width), (picture.Width, picture.Height));
        }

        Assert.Equal(("image/jpeg", stored.LongLength), (await stage.QueryAsync<string>("SELECT content_type FROM attachment"), await stage.QueryAsync<long>("SELECT size_bytes FROM attachment")));
        Assert.Matches("^[0-9a-f]{32}$", Path.GetFileName(file));
        Assert.Empty(stage.Folder.FilesWith(PlantedPicture.Word));
        Assert.DoesNotContain(PlantedPicture.Word, stage.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recordings_and_films_are_kept_without_what_was_planted_in_them()
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", call => call.Query.Contains("film", StringComparison.Ordinal)
            ? new FakeAnswer.Bytes("video/mp4", new PlantedFilm().Bytes)
            : new FakeAnswer.Bytes("audio/amr", [.. PlantedVoice.Amr, .. PlantedVoice.Words("BEHIND")]));
        await SendAsync(stage, "voice");
        await stage.Client.MessageAsync("zhang", "video", "<MediaId>film-1</MediaId><ThumbMediaId>t</ThumbMediaId>");
        await Eventually.AsAsync(() => stage.QueryAsync<long>("SELECT COUNT(*) FROM attachment WHERE state = 'Fetched'"), count => count == 2);
        Assert.Equal("audio/amr,video/mp4", await stage.QueryAsync<string>("SELECT group_concat(content_type) FROM (SELECT content_type FROM attachment ORDER BY content_type)"));
        Assert.Empty(stage.Folder.FilesWith(PlantedPicture.Word));
    }

    [Theory]
    [InlineData("image", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(\"PLANTED-\")'/>", "format")]
    [InlineData("image", "#!AMR\nPLANTED-", "format")]
    [InlineData("voice", "GIF89aPLANTED-", "format")]
    public async Task What_is_not_what_it_should_be_is_lost_and_only_its_id_is_told(string kind, string sent, string reason)
    {
        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", System.Text.Encoding.UTF8.GetBytes(sent)));
        await SendAsync(stage, kind);
        await StateAsync(stage, AttachmentState.Lost);
        Assert.Empty(Files(stage));
        Assert.Empty(stage.Folder.FilesWith(PlantedPicture.Word));
        Assert.Contains($"Attachment {await stage.QueryAsync<string>("SELECT id FROM attachment")} is not taken: {reason}", stage.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(PlantedPicture.Word, stage.Log.All, StringComparison.Ordinal);
        // The report goes its way without it.
        await stage.Platform.SentAsync("zhang");
        await stage.Client.TextAsync("zhang", "提交");
        await stage.Platform.NoticeAsync("gonganju");
    }

    [Fact]
    public async Task Files_and_their_folder_are_for_the_programs_own_user()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows knows no modes.");
            return;
        }

        await using var stage = await ServiceStage.OpenAsync();
        stage.Platform.Allow("media/get", _ => new FakeAnswer.Bytes("image/jpeg", TestPicture.Jpeg));
        await SendAsync(stage, "image");
        await StateAsync(stage, AttachmentState.Fetched);
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(own, File.GetUnixFileMode(Assert.Single(Files(stage))));
        foreach (var folder in (string[])["data/attachments", "data/attachments/drafts"])
        {
            Assert.Equal(own | UnixFileMode.UserExecute, File.GetUnixFileMode(stage.Folder.File(folder)));
        }
    }

    [Fact]
    public async Task A_photo_at_which_the_program_keeps_ending_is_given_up()
    {
        await using var stage = await ServiceStage.OpenAsync();
        var files = stage.Services.GetRequiredService<AttachmentFiles>();
        await stage.Services.GetRequiredService<ITurnStore>().RunAsync(
            async (turn, token) =>
            {
                await turn.AddAttachmentAsync(new AttachmentRecord("ab12", "", "image", "m", AttachmentState.Waiting, "", 0, DateTimeOffset.UnixEpoch), token);
                return true;
            },
            Token);
        await using (var draft = await files.OpenAsync("ab12", Token))
        {
            await draft.WriteAsync(TestPicture.Jpeg, Token);
        }

        // Three tries have begun, and none has ended.
        await File.WriteAllBytesAsync(stage.Folder.File("data/attachments/drafts/ab12.tries"), new byte[3], Token);
        await files.StoredAsync("ab12", "image/jpeg", 0, Token);
        await StateAsync(stage, AttachmentState.Lost);
        Assert.Contains("Attachment ab12 is not taken: crash", stage.Log.All, StringComparison.Ordinal);
        Assert.Empty(Files(stage));
    }

    [Fact]
    public async Task What_was_left_of_fetching_is_swept_a_day_later()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var stage = await ServiceStage.OpenAsync(time: time);
        var files = stage.Services.GetRequiredService<AttachmentFiles>();
        foreach (var id in (string[])["ab12", "cd34"])
        {
            await using var draft = await files.OpenAsync(id, Token);
            await draft.WriteAsync(PlantedPicture.Jpeg(), Token);
        }

        // As a version before this one left it.
        var former = stage.Folder.File("data/attachments/ef56.part");
        await File.WriteAllBytesAsync(former, [1], Token);
        var kept = stage.Folder.File("data/attachments/aa00");
        await File.WriteAllBytesAsync(kept, [1], Token);
        foreach (var old in (string[])[stage.Folder.File("data/attachments/drafts/ab12.part"), former, kept])
        {
            File.SetLastWriteTimeUtc(old, time.GetUtcNow().UtcDateTime.AddHours(-25));
        }

        Assert.Equal(2, files.SweepDrafts(time.GetUtcNow().AddDays(-1)));
        Assert.Equal(["aa00", "cd34.part"], Files(stage).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    private static async Task SendAsync(ServiceStage stage, string kind)
    {
        await stage.Client.TextAsync("zhang", "和平路12号3单元楼道堆满纸箱");
        await stage.Client.MessageAsync("zhang", kind, "<PicUrl>p</PicUrl><MediaId>media-1</MediaId><Format>amr</Format>");
    }

    private static Task<long> StateAsync(ServiceStage stage, AttachmentState state) => Eventually.AsAsync(() => stage.QueryAsync<long>($"SELECT COUNT(*) FROM attachment WHERE state = '{state}'"), count => count == 1);

    /// <summary>All files of attachments, drafts too; not the folder's mark.</summary>
    private static IReadOnlyList<string> Files(ServiceStage stage)
        => [.. Directory.EnumerateFiles(stage.Folder.File("data/attachments"), "*", SearchOption.AllDirectories).Where(path => !Path.GetFileName(path).StartsWith('.'))];
}
