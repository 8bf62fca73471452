import type { InWords } from "../words.ts";
import type { tableWords as english } from "../english/console-tables.ts";

/** What all tables of the console say, in Spanish. */
export const tableWords: InWords<typeof english> = {
  table: {
    search: "Buscar",
    any: "Todas",
    sort: "Ordenar por",
    sortedUp: "ascendente",
    sortedDown: "descendente",
    none: "No hay coincidencias",
    noneHint: "Busca otra cosa o quita un filtro.",
    clear: "Quitar filtros",
    actions: "Acciones",
    chooseAll: "Seleccionar todo lo que se muestra",
    choose: (name) => `Seleccionar ${name}`,
    chosen: (count) => (count === 1 ? "1 seleccionado" : `${count} seleccionados`),
    unchoose: "Anular la selección",
    never: "Nunca",
    failed: "Esto no se pudo cargar",
  },
};
