using System.Runtime.InteropServices;

namespace HealthNeeds.Ingest.Live.Csv;

/// <summary>Where a field lies.</summary>
/// <param name="End">After its last byte.</param>
/// <param name="Outer">After the quotation mark that closes it.</param>
/// <param name="Doubled">True where quotation marks inside it are printed twice.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CsvField(int Start, int End, int Outer, bool Doubled);
