namespace HealthNeeds.Core.Tests.Text;

/// <summary>A setting is told of with its value and its place, and as each place has it.</summary>
public sealed class SettingHintTests
{
    private static readonly SettingHint Two = new([new SettingValue("Live__NhsDigital__QofYear", "2024"), new SettingValue("Live__OnsGeography__IcbLookUps", "A_2026, B'27")]);

    [Fact]
    public void Words_NameEachValue_AndThePlace()
    {
        SettingHint.Of("Live__Offline", "true").Words.Should().Be("Live__Offline=true (a line in /etc/healthneeds/healthneeds.env where it runs as services, else in the environment of ./run)");
        Two.Words.Should().Be("Live__NhsDigital__QofYear=2024 and Live__OnsGeography__IcbLookUps=A_2026, B'27 (a line each in /etc/healthneeds/healthneeds.env where it runs as services, else in the environment of ./run)");
    }

    [Fact]
    public void Places_HaveTheSettingsAsEachOfThemReadsThem() => Two.Places.Select(p => p.Lines).Should().Equal(
        "Live__NhsDigital__QofYear=2024\nLive__OnsGeography__IcbLookUps=A_2026, B'27",
        @"Live__NhsDigital__QofYear=2024 Live__OnsGeography__IcbLookUps='A_2026, B'\''27' ./run",
        "$env:Live__NhsDigital__QofYear = '2024'; $env:Live__OnsGeography__IcbLookUps = 'A_2026, B''27'; ./run.ps1",
        @"--env Live__NhsDigital__QofYear=2024 --env Live__OnsGeography__IcbLookUps='A_2026, B'\''27'");

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("$(reboot)")]
    [InlineData("a;b")]
    [InlineData("~/x")]
    public void ValueThatAShellWouldTakeApart_IsQuoted(string value) => new SettingValue("X", value).InShell().Should().Be($"X='{value}'");

    [Fact]
    public void FileOfSettings_IsTheOneThatTheServicesRead() =>
        File.ReadAllText(Path.Combine(RepositoryFiles.Root, "deploy", "healthneeds")).Should().Contain($"settings=${{HEALTHNEEDS_ENV:-{SettingHint.EnvironmentFile}}}");
}
