using System.Diagnostics;
using HealthNeedsExample;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>The programs of docs/examples, run against a site.</summary>
[Collection(ApiCollection.Name)]
public sealed class ExampleTests(ApiServer server) : IDisposable
{
    private readonly RealServer site = new(server.Directory);

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task CSharp_SaysWhatTheApiSays()
    {
        var output = new StringWriter();
        using var client = new HttpClient { BaseAddress = site.Address };
        await NeedExample.PrintAsync(client, "cancer", "ltla24", output);
        output.ToString().ReplaceLineEndings("\n").Should().Be(await Expected());
    }

    [ProgramFact("python3")]
    public async Task Python_SaysWhatTheApiSays() => (await Run("python3", "need.py")).Should().Be(await Expected());

    [ProgramFact("Rscript")]
    public async Task R_SaysWhatTheApiSays() => (await Run("Rscript", "need.R")).Should().Be(await Expected());

    private async Task<string> Expected()
    {
        var answer = await server.Get("/api/v1/rankings?focus=cancer&level=ltla24&within=E92000001");
        var items = answer.GetProperty("items").EnumerateArray().ToList();
        items.Should().NotBeEmpty();
        var lines = items.Take(10).Select(i => $"{i.GetProperty("position")}. {i.GetProperty("code").GetString()} {i.GetProperty("name").GetString()}: rank {i.GetProperty("rank").GetProperty("lower")} to {i.GetProperty("rank").GetProperty("upper")}, {i.GetProperty("tier").GetString()}\n");
        return $"{items.Count} areas, release {server.Published!.Id}\n{string.Concat(lines)}";
    }

    private async Task<string> Run(string program, string file)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { RepositoryFile.Path("docs", "examples", file), site.Address.ToString().TrimEnd('/'), "cancer", "ltla24" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (text, faults) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, await faults);
        return (await text).ReplaceLineEndings("\n");
    }
}

/// <summary>A test that needs a program this machine may lack: it is skipped, and says so.</summary>
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        if (!paths.Any(p => File.Exists(Path.Combine(p, program)) || File.Exists(Path.Combine(p, program + ".exe"))))
            Skip = $"Not run here: there is no {program} on this machine.";
    }
}
