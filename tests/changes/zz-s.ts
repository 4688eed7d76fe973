import { holds } from "./properties"
import * as P from "./properties"
import { digitsIn, replacedText } from "./forms"
const given = {"seed":62460441,"parts":1,"edits":7,"tables":true}
try { holds(given as any); console.log("ok") } catch (e) { console.log(String(e)) }
