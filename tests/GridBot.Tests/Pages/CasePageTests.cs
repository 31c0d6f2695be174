// Who sees a case, and what of it.
using System.Net;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Pages;

public sealed class CasePageTests
{
    [Theory]
    [InlineData(PageStage.Officer)]
    [InlineData(PageStage.Colleague)]
    [InlineData("SunWei")]
    [InlineData(PageStage.Office)]
    public async Task Members_of_the_bureau_and_of_the_office_see_the_whole_case_and_never_who_reported(string user)
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync(report => report with { Urgency = Urgency.Urgent, Case = report.Case with { Reporters = 3, Passes = 1 } }, TestPicture.Jpeg);
        var (_, page) = await stage.SignedInAsync(user, number);
        foreach (var shown in (string[])
        [
            number, "消防安全", "紧急", "市公安局", "和平路12号3单元", "38.91400, 121.61470", "通道堵塞", "有人被困", "楼道堆满纸箱", "给电瓶车充电", "已上报，等待签收", "3人", "1次", "期限", "报告人", "上报", "照片",
        ])
        {
            Assert.Contains(shown, page.Words, StringComparison.Ordinal);
        }

        Assert.Single(page.Photos);
        Assert.DoesNotContain(PageStage.Reporter, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("reference-of-the-reporter", page.Html, StringComparison.Ordinal);
        // What the model thought of it is for who places it; its reasons and probabilities are for nobody here.
        Assert.DoesNotContain("0.8", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_of_another_bureau_sees_what_a_stranger_sees_and_with_whom_it_is()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync(photo: TestPicture.Jpeg);
        var (_, page) = await stage.SignedInAsync(PageStage.Foreigner, number);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("现在由市公安局办理", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("登录办理", page.Words, StringComparison.Ordinal);
        PlainPageTests.AssertTellsNothing(page);
    }

    [Fact]
    public async Task A_bureau_that_sent_a_case_back_sees_it_no_more_and_the_office_does()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync(report => report with { State = ReportState.Returned });
        PlainPageTests.AssertTellsNothing((await stage.SignedInAsync(PageStage.Officer, number)).Page);
        var (_, page) = await stage.SignedInAsync(PageStage.Office, number);
        Assert.Contains("和平路", page.Words, StringComparison.Ordinal);
        Assert.True(page.Offers("assign"));
        // What the model thought comes first.
        Assert.Matches("<optgroup label=\"可能是\">\\s*<option value=\"6\">环境安全（市环保局）</option>\\s*</optgroup>", page.Html);
    }

    [Fact]
    public async Task Who_is_taken_off_the_list_loses_the_case_at_the_next_request()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync(photo: TestPicture.Jpeg);
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        var dialogs = stage.Library.Current;
        stage.Library.Replace(dialogs with { Version = "without-sunwei", Seats = dialogs.Seats.Where(seat => seat.Key != PageStage.Officer).ToDictionary(StringComparer.OrdinalIgnoreCase) });
        PlainPageTests.AssertTellsNothing(await browser.GetAsync($"/reports/{number}"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(page.Photos[0])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.StepAsync(page, number, "accept")).Status);
        Assert.Equal(ReportState.Filed, (await stage.FindAsync(number))!.State);
    }

    [Fact]
    public async Task Photos_are_for_who_may_see_their_case_and_for_no_other_case()
    {
        await using var stage = await PageStage.OpenAsync();
        var (number, other) = (await stage.FileAsync(photo: TestPicture.Jpeg), await stage.FileAsync(report => report with { Bureau = "huanbaoju", Matter = 6 }, TestPicture.Jpeg));
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        var path = Assert.Single(page.Photos);
        var photo = await browser.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg", "nosniff", "no-cache, private"), (photo.Status, photo.Header("Content-Type"), photo.Header("X-Content-Type-Options"), photo.Header("Cache-Control")));
        TestPicture.AssertKept(await photo.Response.Content.ReadAsByteArrayAsync(PageStage.Token));
        Assert.Contains("default-src 'none'", photo.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("sandbox", photo.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("inline; filename=\"photo.jpg\"", photo.Header("Content-Disposition"));
        Assert.Equal(HttpStatusCode.NotModified, (await browser.GetAsync(path, ("If-None-Match", photo.Header("ETag")))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Browser().GetAsync(path, ("If-None-Match", photo.Header("ETag")))).Status);

        var (foreigner, theirs) = await stage.SignedInAsync(PageStage.Foreigner, other);
        var foreign = Assert.Single(theirs.Photos);
        foreach (var (who, where) in ((PageBrowser, string)[])
        [
            (foreigner, path), (stage.Browser(), path), (browser, foreign), (browser, foreign.Replace(other, number, StringComparison.Ordinal)), (browser, $"/reports/{number}/photos/..%2F..%2Fgridbot.db"), (browser, $"/reports/{number}/photos/none"),
        ])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await who.GetAsync(where)).Status);
        }
    }

    [Fact]
    public async Task What_looks_like_markup_stays_text()
    {
        const string hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&";
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync(report => report with { Text = hostile, Place = new Place(hostile), Answers = [new Answer("what", "隐患", "x", hostile)], Case = report.Case with { Handler = hostile } });
        var (_, page) = await stage.SignedInAsync(PageStage.Officer, number);
        Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", page.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_that_is_still_fetched_or_lost_is_said_to_be()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync(report => report with { Attachments = ["a1", "a2", "a3"] });
        await stage.RunAsync(async (turn, token) =>
        {
            await turn.AddAttachmentAsync(new("a1", "", "image", "m1", Storage.AttachmentState.Waiting, "", 0, DateTimeOffset.UnixEpoch), token);
            await turn.AddAttachmentAsync(new("a2", "", "image", "m2", Storage.AttachmentState.Lost, "", 0, DateTimeOffset.UnixEpoch), token);
            await turn.AddAttachmentAsync(new("a3", "", "voice", "m3", Storage.AttachmentState.Fetched, "audio/amr", 5, DateTimeOffset.UnixEpoch), token);
            return true;
        });
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        Assert.Contains("照片1 还在取", page.Words, StringComparison.Ordinal);
        Assert.Contains("照片2 没取到", page.Words, StringComparison.Ordinal);
        Assert.Contains("语音", page.Words, StringComparison.Ordinal);
        // Its row is there and its file is not: no fault.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/reports/{number}/photos/a3")).Status);
    }

    [Fact]
    public async Task The_history_tells_who_did_what_and_every_label_has_its_field()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        await browser.StepAsync(page, number, "accept");
        page = await browser.GetAsync($"/reports/{number}");
        Assert.Contains("接收 孙伟（市公安局） 刚刚", page.Line, StringComparison.Ordinal);
        Assert.NotEmpty(page.Labelled);
        Assert.All(page.Labelled, id => Assert.Contains($" id=\"{id}\"", page.Html, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_step_has_words_of_its_own()
    {
        var dialogs = RunningBot.Dialogs;
        var words = new GridBot.Pages.StepWording(dialogs, DateTimeOffset.UnixEpoch);
        Assert.True(ReportNumber.TryParse("WG20261123-0001", out var number));
        var said = Enum.GetValues<CaseAction>().Select(action => words.What(new ReportEvent(number.Value, DateTimeOffset.UnixEpoch, ReportState.Withdrawn, "system", nameof(Rating.Partly)) { Action = action, Bureau = "gonganju" })).ToList();
        Assert.All(said, Assert.NotEmpty);
        Assert.Equal(said.Count, said.Distinct(StringComparer.Ordinal).Count());
    }
}
