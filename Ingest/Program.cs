using System.Text;
using HealthNeeds.Ingest.CommandLine;

// Windows writes in a code page of its own unless it is told; signs such as “…” would come out as others.
if (OperatingSystem.IsWindows())
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandTree.RunAsync(args);
