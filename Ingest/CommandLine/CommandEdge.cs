using System.CommandLine;
using HealthNeeds.Core.Catalogue;
using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Runs;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Where a command's mistakes become words on standard error and an exit code.</summary>
internal static class CommandEdge
{
    public static void Runs(this Command command, Func<CommandContext, CancellationToken, Task<int>> work) =>
        command.SetAction((parse, cancellation) => work(CommandContext.From(parse), cancellation));

    public static void Runs(this Command command, Func<CommandContext, int> work) =>
        command.SetAction(parse => work(CommandContext.From(parse)));

    public static async Task<int> GuardAsync(Func<Task<int>> command, TextWriter error)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            return Tell(error, "Stopped.", ExitCodes.Stopped);
        }
        catch (Exception held) when (held is RunLockHeldException or SourceBusyException)
        {
            return Tell(error, held.Message, ExitCodes.Nothing);
        }
        catch (Exception wrong) when (wrong is UsageException or NothingHeldException or UnreadableException or UnknownRegionException or DirectoryNotFoundException or CatalogueException)
        {
            return Tell(error, wrong.Message, ExitCodes.Usage);
        }
        catch (OptionsValidationException settings)
        {
            return Tell(error, string.Join(Environment.NewLine, settings.Failures), ExitCodes.Usage);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or ReleaseRefusedException)
        {
            return Tell(error, failure.Message, ExitCodes.Failed);
        }
        catch (Exception unexpected)
        {
            // Anything else is a fault of the program: whoever reports it needs the place.
            return Tell(error, unexpected.ToString(), ExitCodes.Failed);
        }
    }

    private static int Tell(TextWriter error, string message, int exitCode)
    {
        error.WriteLine(message);
        return exitCode;
    }
}
