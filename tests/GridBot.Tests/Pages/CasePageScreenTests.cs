// The whole way on one machine: a report by chat, its notice, the link, the page, the steps, and the reporter's phone.
using System.Globalization;
using GridBot.Endurance.Tests.Stage;
using GridBot.Tests.Service;
using Microsoft.Playwright;
using Xunit;

namespace GridBot.Tests.Pages;

public sealed class CasePageScreenTests
{
    [Fact]
    public async Task On_an_officers_phone_the_link_of_a_notice_opens_the_case_and_settles_it()
    {
        await using var stage = await SimulatedStage.OpenAsync(FreeAddress());
        var number = await ReportAsync(stage);
        var notice = Assert.Single(stage.Simulator.GroupMessages("gonganju"), message => message.Text.Contains(number, StringComparison.Ordinal));
        Assert.Contains($"{stage.Address}reports/{number}", notice.Text, StringComparison.Ordinal);

        await using var screen = await CasePageScreen.OpenAsync(390, 844);
        await screen.SignInAsync(stage.Address, number, "孙伟");
        await Assertions.Expect(screen.Page.Locator("h1")).ToContainTextAsync("消防安全");
        await Assertions.Expect(screen.Page.Locator(".photos img")).ToHaveCountAsync(1);
        await screen.TakePictureAsync("case-phone");
        await screen.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "接收" }).ClickAsync();
        await Assertions.Expect(screen.Page.Locator(".message.good")).ToHaveTextAsync("已接收。");

        await screen.Page.GetByText("办结", new PageGetByTextOptions { Exact = true }).First.ClickAsync();
        await screen.Page.GetByLabel("处置结果").FillAsync("楼道纸箱已清走，已提醒住户不要堆放。");
        await screen.Page.GetByLabel("现场照片").SetInputFilesAsync([Picture("after-1.png", PaintedPicture.Clean), Picture("after-2.png", PaintedPicture.Steps)]);
        await screen.Page.Locator("form[action$='/finish'] button").ClickAsync();
        await Assertions.Expect(screen.Page.Locator(".message.good")).ToContainTextAsync("已办结");
        await Assertions.Expect(screen.Page.Locator(".steps img")).ToHaveCountAsync(2);
        await screen.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await screen.TakePictureAsync("case-phone-dark");
        await Eventually.AsAsync(() => stage.Simulator.Phone("zhangsan").Messages, messages => messages.Any(message => message.Text.Contains("已清走", StringComparison.Ordinal) || (message.Card is { } card && string.Concat(card.Title, card.SubTitle).Contains("已清走", StringComparison.Ordinal))));
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task On_laptops_bureau_and_office_see_the_case_side_by_side_and_an_outdated_page_says_so()
    {
        await using var stage = await SimulatedStage.OpenAsync(FreeAddress());
        var number = await ReportAsync(stage);
        await using var officer = await CasePageScreen.OpenAsync(1366, 768);
        await officer.SignInAsync(stage.Address, number, "孙伟");
        await using var colleague = await CasePageScreen.OpenAsync(390, 844);
        await colleague.SignInAsync(stage.Address, number, "马超");
        await officer.Page.GetByText("退回", new PageGetByTextOptions { Exact = true }).First.ClickAsync();
        await officer.Page.GetByLabel("不属本单位职责").CheckAsync();
        await officer.Page.Locator("form[action$='/return'] button").ClickAsync();
        await Assertions.Expect(officer.Page.Locator(".message.good")).ToHaveTextAsync("已退回。");
        await Assertions.Expect(officer.Page.Locator("body")).Not.ToContainTextAsync("和平路");
        await colleague.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "接收" }).ClickAsync();
        await Assertions.Expect(colleague.Page.Locator(".message.bad")).ToContainTextAsync("孙伟（市公安局）刚刚已经“退回”");

        await using var office = await CasePageScreen.OpenAsync(1366, 768);
        await office.SignInAsync(stage.Address, number, "冯磊");
        await office.TakePictureAsync("case-office");
        await office.Page.GetByLabel("归哪一类").SelectOptionAsync("6");
        await office.Page.Locator("form[action$='/assign'] button").ClickAsync();
        await Assertions.Expect(office.Page.Locator(".message.good")).ToHaveTextAsync("已分派。");
        Assert.Equal([], officer.Errors.Concat(office.Errors));
    }

    [Fact]
    public async Task At_every_width_and_with_large_letters_nothing_hangs_over_and_all_can_be_tapped()
    {
        await using var stage = await SimulatedStage.OpenAsync(FreeAddress());
        var number = await ReportAsync(stage);
        await using var screen = await CasePageScreen.OpenAsync(1366, 844, scripts: true);
        await screen.SignInAsync(stage.Address, number, "孙伟");
        foreach (var (width, letters) in ((int, double)[])[(320, 1.0), (390, 1.0), (390, 2.0), (768, 1.5), (1366, 1.0), (1366, 2.0)])
        {
            await screen.Page.SetViewportSizeAsync(width, 844);
            // What a browser's setting for larger letters does.
            await screen.Page.EvaluateAsync("size => { document.documentElement.style.fontSize = size; document.querySelectorAll('details').forEach(part => part.open = true); }", $"{letters * 100}%");
            Assert.Equal((width, letters, 0), (width, letters, await screen.OverhangAsync()));
            var small = await screen.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('button, summary, select, input[type=file], .choice, .button')].filter(e => e.getBoundingClientRect().height < 43).map(e => e.outerHTML.slice(0, 80))");
            Assert.Empty(small);
        }

        var unnamed = await screen.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(e => e.labels.length === 0).map(e => e.outerHTML.slice(0, 80))");
        Assert.Empty(unnamed);
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var stage = await SimulatedStage.OpenAsync(FreeAddress());
        var number = await ReportAsync(stage);
        await using var screen = await CasePageScreen.OpenAsync(1366, 768);
        await screen.SignInAsync(stage.Address, number, "孙伟");
        await screen.Page.Locator("details:has(form[action$='/ask']) summary").FocusAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.Page.Keyboard.PressAsync("Tab");
        await screen.Page.Keyboard.TypeAsync("纸箱在几楼");
        await screen.Page.Keyboard.PressAsync("Tab");
        await screen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(screen.Page.Locator(".message.good")).ToContainTextAsync("已去问报告人");
        await Eventually.AsAsync(() => stage.Simulator.Phone("zhangsan").Messages, messages => messages.Any(message => message.Text.Contains("纸箱在几楼", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task In_the_platforms_client_a_link_opens_the_case_without_a_question()
    {
        await using var stage = await SimulatedStage.OpenAsync(FreeAddress());
        var number = await ReportAsync(stage);
        using var client = stage.Simulator.Phone("sunwei").OpenBrowser();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 Mobile wxwork/4.1.20");
        Assert.Contains("和平路12号3单元", await client.GetStringAsync(new Uri(stage.Address, $"reports/{number}"), stage.Token), StringComparison.Ordinal);
        using var worker = stage.Simulator.Phone("zhaolei").OpenBrowser();
        worker.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 Mobile wxwork/4.1.20");
        Assert.DoesNotContain("和平路", await worker.GetStringAsync(new Uri(stage.Address, $"reports/{number}"), stage.Token), StringComparison.Ordinal);
    }

    /// <summary>Somebody reports a blocked staircase with place and photo, and its notice is out.</summary>
    private static async Task<string> ReportAsync(SimulatedStage stage)
    {
        var phone = stage.Simulator.Phone("zhangsan");
        // One after the other: what comes first decides what the others are taken for.
        await phone.SendTextAsync("和平路12号3单元楼道堆满纸箱，还有人飞线充电", stage.Token);
        await phone.SendLocationAsync(38.914, 121.6147, "和平路12号3单元", stage.Token);
        await phone.SendImageAsync(PaintedPicture.Blocked, stage.Token);
        var card = await Eventually.AsAsync(() => phone.Messages.LastOrDefault(message => message.Card is not null), found => found is not null && found.Card!.Facts.Any(fact => fact.Value.Contains("1张", StringComparison.Ordinal)));
        await phone.TapAsync(card!.Id, card.Card!.Buttons[0].Key, cancellationToken: stage.Token);
        var said = await Eventually.AsAsync(() => phone.Messages.LastOrDefault(message => message.Text.Contains("已上报", StringComparison.Ordinal))?.Text, text => text is not null);
        var number = ReportNumbers.In(said!);
        await Eventually.AsAsync(() => stage.Simulator.GroupMessages("gonganju"), messages => messages.Any(message => message.Text.Contains(number, StringComparison.Ordinal)));
        return number;
    }

    private static FilePayload Picture(string name, byte[] content) => new() { Name = name, MimeType = "image/png", Buffer = content };

    /// <summary>An address that nobody listens on, nor will by chance.</summary>
    private static Uri FreeAddress() => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take()}/"));
}
