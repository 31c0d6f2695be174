// Steps taken at the page of a case: one effect each, for who may take them.
using System.Net;
using GridBot.Pages;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Tests.Attachments;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Pages;

public sealed class StepTests
{
    [Fact]
    public async Task A_case_goes_from_taken_up_to_settled_and_its_reporter_and_group_hear_of_it()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        page = await FollowAsync(browser, await browser.StepAsync(page, number, "accept"), $"/reports/{number}?did=Accept");
        Assert.Contains("已接收。", page.Words, StringComparison.Ordinal);
        Assert.Contains("单位已签收", page.Words, StringComparison.Ordinal);
        Assert.False(page.Offers("accept"));
        page = await FollowAsync(browser, await browser.StepAsync(page, number, "start"), $"/reports/{number}?did=Start");
        Assert.False(page.Offers("return"));
        page = await FollowAsync(browser, await browser.FinishAsync(page, number, "楼道已清走，已提醒住户", TestPicture.Jpeg, TestPicture.Jpeg), $"/reports/{number}?did=Finish");
        Assert.Contains("处置结果", page.Words, StringComparison.Ordinal);
        Assert.Contains("现在没有要您办的", page.Words, StringComparison.Ordinal);
        Assert.Equal(2, page.Photos.Count);
        TestPicture.AssertKept(await (await browser.GetAsync(page.Photos[1])).Response.Content.ReadAsByteArrayAsync(PageStage.Token));
        Assert.Equal(2, stage.Files.Count);

        var report = (await stage.FindAsync(number))!;
        Assert.Equal((ReportState.Done, "孙伟", "楼道已清走，已提醒住户"), (report.State, report.Case.Handler, report.Case.Result));
        var steps = await stage.EventsAsync(number);
        Assert.Equal([CaseAction.Accept, CaseAction.Start, CaseAction.Finish], steps.Skip(1).Select(step => step.Action!.Value));
        Assert.All(steps.Skip(1), step => Assert.Equal(("孙伟", "officer"), (step.Name, step.Actor)));
        await Eventually.AsAsync(() => stage.Service.Platform.SentTo(PageStage.Reporter), sent => sent.Any(call => call.Words.Contains("已清走", StringComparison.Ordinal)));
        Assert.DoesNotContain(stage.Service.Platform.SentTo(PageStage.Reporter), call => call.Words.Contains("孙伟", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_has_one_effect_and_one_answer()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.FinishAsync(page, number, "已清走", TestPicture.Jpeg)));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.SeeOther, $"/reports/{number}?did=Finish"), (answer.Status, answer.Location)));
        Assert.Equal(2, (await stage.EventsAsync(number)).Count);
        // The photos of the other four are gone.
        Assert.Single(stage.Files);
        Assert.Equal(1, await stage.Service.CountAsync("attachment"));
    }

    [Fact]
    public async Task Who_goes_back_and_asks_something_else_with_the_same_form_is_shown_what_happened_first()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.StepAsync(page, number, "ask", ("words", "纸箱在几楼？"))).Status);
        var again = await browser.StepAsync(page, number, "ask", ("words", "有没有人看管？"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("有没有人看管", again.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.StepAsync(again, number, "ask", ("words", "有没有人看管？"))).Status);
        Assert.Equal(["纸箱在几楼？", "有没有人看管？"], (await stage.EventsAsync(number)).Skip(1).Select(step => step.Note));
        await Eventually.AsAsync(() => stage.Service.Platform.SentTo(PageStage.Reporter), sent => sent.Any(call => call.Words.Contains("有没有人看管", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_two_officers_at_once_one_wins_and_the_other_reads_who_it_was()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (first, one) = await stage.SignedInAsync(PageStage.Officer, number);
        var (second, two) = await stage.SignedInAsync(PageStage.Colleague, number);
        var answers = await Task.WhenAll(first.StepAsync(one, number, "accept"), second.StepAsync(two, number, "accept"));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.SeeOther);
        var lost = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
        var winner = (await stage.FindAsync(number))!.Case.Handler;
        Assert.Contains($"{winner}（市公安局）刚刚已经“接收”。您刚才的操作没有改动", lost.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await stage.EventsAsync(number)).Count);
        Assert.True(lost.Offers("start"));
    }

    [Fact]
    public async Task An_outdated_page_has_no_effect_and_keeps_what_was_written()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (first, one) = await stage.SignedInAsync(PageStage.Officer, number);
        var (second, two) = await stage.SignedInAsync(PageStage.Colleague, number);
        await first.StepAsync(one, number, "accept");
        var lost = await second.FinishAsync(two, number, "我这边已经清走了", TestPicture.Jpeg);
        Assert.Equal(HttpStatusCode.Conflict, lost.Status);
        Assert.Contains("我这边已经清走了", lost.Words, StringComparison.Ordinal);
        Assert.Contains("照片请重新选", lost.Words, StringComparison.Ordinal);
        Assert.Empty(stage.Files);
        Assert.Equal(HttpStatusCode.SeeOther, (await second.FinishAsync(lost, number, "我这边已经清走了")).Status);
        Assert.Equal("马超", (await stage.FindAsync(number))!.Case.Handler);
    }

    [Fact]
    public async Task That_somebody_else_reported_the_same_does_not_outdate_a_page()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        await stage.RunAsync(async (turn, token) =>
        {
            var report = (await turn.FindReportAsync((await stage.FindAsync(number))!.Number, token))!;
            return await turn.StepCaseAsync(
                report with { Case = report.Case with { Reporters = 2 } },
                [new ReportEvent(report.Number, report.FiledAt, report.State, "system", "") { Action = CaseAction.Join, Bureau = report.Bureau }],
                token);
        });
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.StepAsync(page, number, "accept")).Status);
        Assert.Equal(2, (await stage.FindAsync(number))!.Case.Reporters);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        var (_, foreign) = await stage.SignedInAsync(PageStage.Colleague, number);
        var fields = page.Form("/accept");
        var token = fields.Keys.Single(name => name.StartsWith("__", StringComparison.Ordinal));
        foreach (var forged in (Dictionary<string, string>[])
        [
            new(fields.Where(field => field.Key != token), StringComparer.Ordinal),
            new(fields, StringComparer.Ordinal) { [token] = "forged" },
            new(fields, StringComparer.Ordinal) { [token] = foreign.Form("/accept")[token] },
            new(fields.Where(field => field.Key != "key"), StringComparer.Ordinal),
            new(fields, StringComparer.Ordinal) { ["seen"] = "-1" },
            [],
        ])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync($"/reports/{number}/accept", forged)).Status);
        }

        // Without the session that a foreign page cannot send along, it does not even come to that.
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Browser().PostAsync($"/reports/{number}/accept", fields)).Status);
        Assert.Single(await stage.EventsAsync(number));
    }

    [Fact]
    public async Task An_officer_of_another_bureau_takes_no_step_and_learns_nothing()
    {
        await using var stage = await PageStage.OpenAsync();
        var (number, own) = (await stage.FileAsync(), await stage.FileAsync(report => report with { Bureau = "huanbaoju", Matter = 6 }));
        var (browser, page) = await stage.SignedInAsync(PageStage.Foreigner, own);
        foreach (var step in (string[])["accept", "start", "finish", "return", "ask"])
        {
            var answer = await browser.PostAsync($"/reports/{number}/{step}", page.Form($"/{step}").Append(KeyValuePair.Create("words", "不归我们管")));
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            PlainPageTests.AssertTellsNothing(answer);
        }

        // The office's step is not the bureau's.
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostAsync($"/reports/{own}/assign", page.Form("/accept").Append(KeyValuePair.Create("matter", "7")))).Status);
        Assert.Single(await stage.EventsAsync(number));
        Assert.Single(await stage.EventsAsync(own));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"/reports/{own}/withdraw", page.Form("/accept"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/reports/WG20261123-ZZZZ/accept", page.Form("/accept"))).Status);
    }

    [Fact]
    public async Task What_is_sent_back_goes_to_the_office_which_sends_it_on()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        var without = await browser.StepAsync(page, number, "return");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("还没有选退回的原因", without.Words, StringComparison.Ordinal);
        page = await FollowAsync(browser, await browser.StepAsync(without, number, "return", ("reason", "duty"), ("words", "电瓶车归物业")), $"/reports/{number}?did=Return");
        Assert.Contains("已退回。", page.Words, StringComparison.Ordinal);
        PlainPageTests.AssertTellsNothing(page);

        var (office, whole) = await stage.SignedInAsync(PageStage.Office, number);
        Assert.Contains("不属本单位职责；电瓶车归物业", whole.Words, StringComparison.Ordinal);
        whole = await FollowAsync(office, await office.StepAsync(whole, number, "assign", ("matter", "6")), $"/reports/{number}?did=Assign");
        Assert.Contains("分派给市环保局 冯磊（市综治办）", whole.Line, StringComparison.Ordinal);
        Assert.Equal(("huanbaoju", 6, ReportState.Filed), ((await stage.FindAsync(number))! is var report ? (report.Bureau, report.Matter, report.State) : default));
        Assert.Contains("和平路", (await stage.SignedInAsync(PageStage.Foreigner, number)).Page.Words, StringComparison.Ordinal);

        // A page of the bureau that lost it says who has it now, and has no effect.
        var stale = await browser.PostAsync($"/reports/{number}/accept", without.Form("/accept"));
        Assert.Equal(HttpStatusCode.Forbidden, stale.Status);
        Assert.Contains("冯磊（市综治办）刚刚已经“分派给市环保局”", stale.Words, StringComparison.Ordinal);
        PlainPageTests.AssertTellsNothing(stale);
    }

    [Fact]
    public async Task What_is_sent_back_with_a_matter_goes_there_at_once()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        await browser.StepAsync(page, number, "return", ("words", "是环保的事"), ("matter", "6"));
        Assert.Equal("huanbaoju", (await stage.FindAsync(number))!.Bureau);
        await stage.Service.Platform.NoticeAsync("huanbaoju");
    }

    [Theory]
    [InlineData("12")]
    [InlineData("99")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("x")]
    public async Task The_office_sends_nothing_to_a_matter_that_is_not_taken(string matter)
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Office, number);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.StepAsync(page, number, "assign", ("matter", matter))).Status);
        Assert.Single(await stage.EventsAsync(number));
    }

    [Fact]
    public async Task Words_that_the_service_does_not_take_are_neither_kept_nor_logged_nor_sent()
    {
        const string refused = "经了解该住户信邪教，建议列入重点人员名单";
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        var answer = await browser.FinishAsync(page, number, refused, TestPicture.Jpeg);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("没有保存", answer.Words, StringComparison.Ordinal);
        Assert.Empty(stage.Service.Folder.FilesWith("列入重点"));
        Assert.Empty(stage.Files);
        Assert.DoesNotContain("邪教", stage.Service.Log.All, StringComparison.Ordinal);
        Assert.Single(await stage.EventsAsync(number));
        Assert.Contains("gridbot_page_steps_total{step=\"Finish\",outcome=\"WordsNotTaken\"} 1", await stage.Service.MetricsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_numbers_in_an_officers_words_are_masked_before_anything_is_stored()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        await browser.FinishAsync(page, number, "已清走，住户电话13942811234");
        Assert.DoesNotContain("13942811234", (await stage.FindAsync(number))!.Case.Result, StringComparison.Ordinal);
        Assert.Empty(stage.Service.Folder.FilesWith("13942811234"));
    }

    [Fact]
    public async Task What_is_no_photo_or_too_much_is_refused_and_nothing_of_it_stays()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        foreach (var (said, photos) in ((string, byte[][])[])
        [
            ("有一张不是照片", [TestPicture.Jpeg, "<svg onload=alert(1)>"u8.ToArray()]),
            ("有一张不是照片", [[]]),
            ("有一张不是照片", [PlantedPicture.GifOfMarkup()]),
            ("有一张不是照片", [TestPicture.Jpeg, PlantedPicture.PngBomb(60_000, 60_000)]),
            ("打不开", [TestPicture.Jpeg[..^200]]),
            ("有一张不是照片", [[0xFF, 0xD8]]),
            ("有一张不是照片", [[.. TestPicture.Jpeg, .. new byte[ResultPhotos.MostMegabytes * 1024 * 1024]]]),
            ("最多传6张", [.. Enumerable.Repeat(TestPicture.Jpeg, ResultPhotos.Most + 1)]),
        ])
        {
            var answer = await browser.FinishAsync(page, number, "已清走", photos);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(said, answer.Words, StringComparison.Ordinal);
            Assert.Contains("已清走", answer.Words, StringComparison.Ordinal);
        }

        Assert.Empty(stage.Files);
        Assert.Single(await stage.EventsAsync(number));
    }

    [Fact]
    public async Task A_form_larger_than_all_its_photos_may_be_is_refused_before_it_is_read()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        var answer = await browser.FinishAsync(page, number, "已清走", [.. TestPicture.Jpeg, .. new byte[ResultPhotos.MostBytes]]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("照片太大", answer.Words, StringComparison.Ordinal);
        Assert.Empty(stage.Files);
    }

    [Fact]
    public async Task A_form_is_good_though_another_case_was_opened_meanwhile()
    {
        await using var stage = await PageStage.OpenAsync();
        var (number, other) = (await stage.FileAsync(), await stage.FileAsync());
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        await browser.SignInAsync(PageStage.Officer, $"/reports/{other}");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.StepAsync(page, number, "accept")).Status);
    }

    [Fact]
    public async Task Words_may_be_long_and_not_endless()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        var tooLong = await browser.FinishAsync(page, number, new string('清', StepForm.MostWords + 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.Status);
        Assert.Contains("500字以内", tooLong.Words, StringComparison.Ordinal);
        var empty = await browser.FinishAsync(page, number, "   ");
        Assert.Contains("还没有写处置结果", empty.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.FinishAsync(page, number, new string('清', StepForm.MostWords))).Status);
    }

    [Fact]
    public async Task A_link_that_claims_something_was_done_is_not_believed()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, _) = await stage.SignedInAsync(PageStage.Officer, number);
        Assert.DoesNotContain("已办结", (await browser.GetAsync($"/reports/{number}?did=Finish")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("已办结", (await stage.Browser().GetAsync($"/reports/{number}?did=Finish")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_case_offers_nothing_any_more()
    {
        await using var stage = await PageStage.OpenAsync();
        var number = await stage.FileAsync();
        var (browser, page) = await stage.SignedInAsync(PageStage.Officer, number);
        await stage.RunAsync(async (turn, token) =>
        {
            var report = (await stage.FindAsync(number))!;
            return await turn.MoveReportAsync(ReportState.Filed, new ReportEvent(report.Number, report.FiledAt, ReportState.Withdrawn, "reporter", "") { Action = CaseAction.Withdraw, Bureau = report.Bureau }, token);
        });
        var late = await browser.StepAsync(page, number, "accept");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("已经“撤回”", late.Words, StringComparison.Ordinal);
        Assert.False(late.Offers("accept"));
    }

    private static async Task<PageAnswer> FollowAsync(PageBrowser browser, PageAnswer answer, string to)
    {
        Assert.Equal((HttpStatusCode.SeeOther, to), (answer.Status, answer.Location));
        return await browser.GetAsync(answer.Location);
    }
}
