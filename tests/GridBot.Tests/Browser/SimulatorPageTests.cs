// A visitor files reports by clicking and typing, and sees the notices appear; on a laptop and on a phone.
using GridBot.Tests.Service;
using Microsoft.Playwright;
using Xunit;

namespace GridBot.Tests.Browser;

public sealed class SimulatorPageTests
{
    private const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    [Fact]
    public async Task On_a_laptop_a_report_is_filed_and_its_notice_appears_beside_the_phone()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        await using var screen = await SimulatorPage.OpenAsync(stage.Address, 1366, 768);
        await screen.Get("person-select").SelectOptionAsync("chenjing");
        await Assertions.Expect(screen.Page.Locator("#person-post")).ToContainTextAsync("西岗区");
        await screen.SayAsync("和平路12号3单元楼道堆满纸箱,还有人飞线充电");
        await screen.SendPlaceAsync("和平路12号3单元");
        await screen.SendPhotoAsync();
        // Whether the bot took the three for one burst or not, its last card holds all that was sent.
        await Assertions.Expect(screen.Page.Locator("[data-testid=message][data-kind=template_card]").Last).ToContainTextAsync("1张");
        await Assertions.Expect(screen.Page.Locator("[data-testid=message][data-kind=location]")).ToHaveAttributeAsync("data-state", "delivered");
        await screen.Button("提交").ClickAsync();
        var number = await ConfirmedAsync(screen);
        var notice = screen.Get("group-message").Filter(new LocatorFilterOptions { HasText = number });
        await Assertions.Expect(screen.Page.Locator("#group-name")).ToHaveTextAsync("市公安局");
        foreach (var part in (string[])["消防安全", "市公安局", "和平路12号3单元", "通道堵塞", "电动车违规充电", "照片1张"])
        {
            await Assertions.Expect(notice).ToContainTextAsync(part);
        }

        await Assertions.Expect(screen.Page.Locator("[data-testid=card-button][disabled]").Last).ToContainTextAsync("提交");
        await screen.TakePictureAsync("simulator");
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task On_a_phone_the_same_is_two_tabs()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        await using var screen = await SimulatorPage.OpenAsync(stage.Address, 390, 844);
        await screen.SayAsync("解放路8号门口的井盖没了,晚上容易摔人");
        await screen.Button("提交").ClickAsync();
        var number = await ConfirmedAsync(screen);
        await Assertions.Expect(screen.Get("view-groups").Locator(".badge")).ToHaveTextAsync("1");
        await screen.TakePictureAsync("simulator-phone");
        await screen.Get("view-groups").ClickAsync();
        await Assertions.Expect(screen.Get("group-message").Filter(new LocatorFilterOptions { HasText = number })).ToBeVisibleAsync();
        Assert.Equal(390, await screen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(screen.Errors);
    }

    [Fact]
    public async Task What_looks_like_a_script_stays_text_on_the_phone_and_in_the_group()
    {
        await using var stage = await SimulatedStage.OpenAsync();
        await using var screen = await SimulatorPage.OpenAsync(stage.Address, 1366, 768);
        await screen.SayAsync($"和平路12号3单元楼道堆满纸箱 {Hostile}");
        await Assertions.Expect(screen.Page.Locator("[data-testid=message][data-mine=true]")).ToContainTextAsync(Hostile);
        await screen.Button("提交").ClickAsync();
        await ConfirmedAsync(screen);
        await Assertions.Expect(screen.Get("group-message")).ToContainTextAsync("alert(2)");
        await Assertions.Expect(screen.Page.Locator(".bubble script, .bubble img[src=x]")).ToHaveCountAsync(0);
        Assert.Empty(screen.Errors);
    }

    private static async Task<string> ConfirmedAsync(SimulatorPage screen)
    {
        var confirmed = screen.Get("message").Filter(new LocatorFilterOptions { HasText = "已上报" }).Last;
        await Assertions.Expect(confirmed).ToBeVisibleAsync();
        return ReportNumbers.In(await confirmed.InnerTextAsync());
    }
}
