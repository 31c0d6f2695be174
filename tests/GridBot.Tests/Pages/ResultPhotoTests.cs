// Photos that an officer adds to a result say no more than what they show.
using System.Net;
using GridBot.Reports;
using GridBot.Storage;
using GridBot.Tests.Attachments;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Pages;

public sealed class ResultPhotoTests
{
    [Fact]
    public async Task Nothing_that_was_planted_in_a_photo_of_a_result_is_kept_or_served()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        var answer = await browser.FinishAsync(page, number, "已清走", PlantedPicture.Jpeg(8), PlantedPicture.Png(), PlantedPicture.Webp());
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        page = await browser.GetAsync($"/reports/{number}");
        Assert.Equal(3, page.Photos.Count);
        foreach (var path in page.Photos)
        {
            var photo = await browser.GetAsync(path);
            Assert.Equal("image/jpeg", photo.Header("Content-Type"));
            using var picture = new Cleaned("image/jpeg", await photo.Response.Content.ReadAsByteArrayAsync(PageStage.Token)).Picture();
        }

        Assert.Equal(ReportState.Done, (await stage.FindAsync(number))!.State);
        Assert.Empty(stage.Service.Folder.FilesWith(PlantedPicture.Word));
        Assert.Equal(0, await stage.Service.QueryAsync<long>("SELECT COUNT(*) FROM attachment WHERE content_type <> 'image/jpeg' OR size_bytes = 0"));
    }

    /// <summary>Recordings and films are for who may see their case, like photos; what is of no type that we keep is never opened by a browser.</summary>
    [Theory]
    [InlineData("voice", "audio/amr", "audio/amr", "inline; filename=\"voice.amr\"")]
    [InlineData("video", "video/mp4", "video/mp4", "inline; filename=\"video.mp4\"")]
    [InlineData("image", "text/html", "application/octet-stream", "attachment")]
    [InlineData("image", "image/svg+xml", "application/octet-stream", "attachment")]
    [InlineData("image", "", "application/octet-stream", "attachment")]
    public async Task A_file_is_served_as_what_its_row_says_and_as_nothing_else(string kind, string stored, string served, string disposition)
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync(report => report with { Attachments = ["ab12"] });
        await stage.RunAsync(async (turn, token) =>
        {
            await turn.AddAttachmentAsync(new AttachmentRecord("ab12", "", kind, "m", AttachmentState.Fetched, stored, 5, DateTimeOffset.UnixEpoch), token);
            return true;
        });
        Directory.CreateDirectory(stage.Service.Folder.File("data/attachments"));
        await File.WriteAllTextAsync(stage.Service.Folder.File("data/attachments/ab12"), "<html>", PageStage.Token);
        var path = $"/reports/{number}/photos/ab12";
        var (browser, _) = await stage.SignedInAsync(PageStage.Officer, number);
        var file = await browser.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, served, disposition, "nosniff"), (file.Status, file.Header("Content-Type"), file.Header("Content-Disposition"), file.Header("X-Content-Type-Options")));
        Assert.Contains("sandbox", file.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("private", file.Header("Cache-Control"), StringComparison.Ordinal);
        var (foreigner, _) = await stage.SignedInAsync(PageStage.Foreigner, number);
        var (outsider, _) = await stage.SignedInAsync("outsider", number);
        foreach (var other in (PageBrowser[])[foreigner, outsider, stage.Browser()])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).Status);
        }
    }
}
