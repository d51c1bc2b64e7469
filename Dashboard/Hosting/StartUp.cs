using HealthNeeds.Dashboard.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>The process's edge: what keeps the site from starting is told in a line, not in a page of stack.</summary>
internal static class StartUp
{
    private const int CannotStart = 2;

    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(WebApplication app, Action map)
    {
        try
        {
            map();
            await app.RunAsync();
            return 0;
        }
        catch (UnknownRegionSettingException unknown)
        {
            await Console.Error.WriteLineAsync(unknown.Message);
        }
        catch (OptionsValidationException settings)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, settings.Failures));
        }
        catch (InvalidOperationException unread) when (unread.InnerException is FormatException or ArgumentException or OverflowException)
        {
            // A setting that is not even a number: the binder's own words name it.
            await Console.Error.WriteLineAsync(unread.Message);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Choose another port: ./run --port 5081, or ASPNETCORE_URLS.");
        }

        return CannotStart;
    }
}
